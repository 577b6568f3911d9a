package vn.emr.records.his;

import java.util.List;
import java.util.Map;
import vn.emr.audit.HisExportView;

/**
 * The page where exports are sent and followed.
 *
 * @param exports the newest first
 * @param errors what was wrong with the upload: field to text
 * @param received how many files were just received
 */
public record ImportsView(List<HisExportView> exports, Map<String, String> errors, int received) {

    /** Copies the list. */
    public ImportsView {
        exports = List.copyOf(exports);
    }

    /** How many are not through yet. */
    public int waiting() {
        return (int) exports.stream().filter(e -> !e.ended()).count();
    }
}
