package vn.emr.records.chart;

import java.util.List;

/**
 * A page of a long list.
 *
 * @param items what stands on it
 * @param no which page, from 1
 * @param pages how many there are, at least 1
 */
public record Slice<T>(List<T> items, int no, int pages) {

    /** Copies the list. */
    public Slice {
        items = List.copyOf(items);
    }

    /** The page of this number; the nearest one when there is no such page. */
    static <T> Slice<T> of(List<T> all, int size, int wanted) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        int no = Math.min(Math.max(1, wanted), pages);
        return new Slice<>(all.stream().skip((long) (no - 1) * size).limit(size).toList(), no, pages);
    }
}
