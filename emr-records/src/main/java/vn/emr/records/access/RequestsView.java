package vn.emr.records.access;

import java.time.Instant;
import java.util.List;
import vn.emr.domain.consent.LegalRequest;
import vn.emr.domain.consent.LegalRequests;

/**
 * The register of authorities' requests.
 *
 * @param rows the newest first
 * @param now this moment
 */
public record RequestsView(List<LegalRequest> rows, Instant now) {

    /** Copies the list. */
    public RequestsView {
        rows = List.copyOf(rows);
    }

    /** Whether the list is cut. */
    public boolean more() {
        return rows.size() == LegalRequests.LIMIT;
    }
}
