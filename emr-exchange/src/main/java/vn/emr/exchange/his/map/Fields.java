package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each element of a table: where it is in FHIR, or why it is in no resource. Each mapping declares its
 * own beside the code that does it. A test holds the declarations against what the code writes; the documentation and
 * the reports are made of them.
 */
final class Fields {

    /**
     * What becomes of an element.
     *
     * @param paths FHIR paths beginning with the type, each with a remark behind a space if need be; what stands in
     *     brackets tells elements of a list apart: URL of the extension (ours without {@code urn:vn:emr:}), system of
     *     the coding or identifier, part of the paper; none when it is kept
     * @param reason why it is kept; null when it is mapped
     */
    record Fate(List<String> paths, @Nullable Reason reason) {

        /** Copies the list. */
        Fate {
            paths = List.copyOf(paths);
        }
    }

    private final String table;
    private final Map<String, Fate> fates = new LinkedHashMap<>();

    private Fields(String table) {
        this.table = table;
    }

    /** Of a table, or of one kind of its rows. */
    static Fields of(String table) {
        return new Fields(table);
    }

    /** Of a table that several mappings write. */
    static Fields of(String table, Fields... parts) {
        Fields all = new Fields(table);
        for (Fields part : parts) {
            part.fates.forEach(all::merge);
        }
        return all;
    }

    private void merge(String element, Fate fate) {
        fates.merge(element, fate, (a, b) -> {
            if (a.reason() != null || b.reason() != null) {
                throw new IllegalStateException(table + " maps and keeps " + element);
            }
            List<String> paths = new ArrayList<>(a.paths());
            paths.addAll(b.paths());
            return new Fate(paths, null);
        });
    }

    /** The element is at these paths. */
    Fields maps(String element, String... paths) {
        return add(element, new Fate(List.of(paths), null));
    }

    /** The elements are in the kept file only. */
    Fields keeps(Reason reason, String... elements) {
        for (String element : elements) {
            add(element, new Fate(List.of(), reason));
        }
        return this;
    }

    private Fields add(String element, Fate fate) {
        if (fates.put(element, fate) != null) {
            throw new IllegalStateException(table + " declares " + element + " twice");
        }
        return this;
    }

    /** Name of the table, or of the kind of its rows. */
    String table() {
        return table;
    }

    /** Every element in the order of its declaration. */
    Map<String, Fate> all() {
        return fates;
    }

    /** Why the element is kept; null when it is mapped. */
    @Nullable
    Reason kept(String element) {
        Fate fate = fates.get(element);
        return fate == null ? Reason.UNKNOWN_ELEMENT : fate.reason();
    }
}
