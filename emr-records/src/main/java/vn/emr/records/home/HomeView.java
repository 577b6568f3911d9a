package vn.emr.records.home;

import java.util.List;

/**
 * The landing page.
 *
 * @param facilities names of the facilities whose records this node keeps
 */
public record HomeView(List<String> facilities) {

    /** Copies the list. */
    public HomeView {
        facilities = List.copyOf(facilities);
    }
}
