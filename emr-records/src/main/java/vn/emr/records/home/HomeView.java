package vn.emr.records.home;

import java.util.List;

/**
 * The landing page.
 *
 * @param facilities names of the facilities whose records this node keeps
 * @param overrides how many openings in an emergency wait for the reader's judgement
 * @param tries how many accounts tried many numbers of nobody, for the reader to look into
 * @param identities how many questions about who is who wait for the reader's decision
 * @param full whether there is no space for the audit, so that only emergencies are open
 */
public record HomeView(List<String> facilities, int overrides, int tries, int identities, boolean full) {

    /** Copies the list. */
    public HomeView {
        facilities = List.copyOf(facilities);
    }
}
