package vn.emr.records.referral;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.referral.ProposeReferrals;

/**
 * The referrals that the HIS proposes, above the list of those that exist.
 *
 * @param open the newest of those that wait
 * @param count how many wait
 * @param aside the newest of those that were put aside
 * @param asideCount how many were
 * @param justAside the one that was put aside by the press before; null when none was
 * @param names of the facilities by code, in the reader's language
 */
public record ProposalList(
        List<ProposalRow> open,
        int count,
        List<ProposalRow> aside,
        int asideCount,
        @Nullable UUID justAside,
        Map<String, String> names) {

    /** So many are shown before somebody asks for all. */
    static final int FEW = 10;

    /** Nothing is proposed, or not to this reader. */
    static final ProposalList NONE = new ProposalList(List.of(), 0, List.of(), 0, null, Map.of());

    /** Copies. */
    public ProposalList {
        open = List.copyOf(open);
        aside = List.copyOf(aside);
        names = Map.copyOf(names);
    }

    static ProposalList of(ProposeReferrals.Proposals found, @Nullable UUID justAside, Map<String, String> names) {
        return new ProposalList(
                found.open().stream().map(ProposalRow::of).toList(),
                found.count(),
                found.aside().stream().map(ProposalRow::of).toList(),
                found.asideCount(),
                justAside,
                names);
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return count == 0 && asideCount == 0;
    }

    /** Name of the facility. */
    public String name(ProposalRow row) {
        return names.getOrDefault(row.destination(), row.destination());
    }
}
