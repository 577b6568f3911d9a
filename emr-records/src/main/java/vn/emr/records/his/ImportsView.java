package vn.emr.records.his;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.HisExportView;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.domain.his.upload.HisFile;
import vn.emr.domain.his.upload.HisFolders.State;

/**
 * The page where exports are sent and followed.
 *
 * @param exports the newest first
 * @param batches the newest batches of several files
 * @param unfinished files that the caller began to send and did not end
 * @param folder how the facility's watched folder is; null when none is watched
 * @param errors what was wrong with the upload: field to text
 */
public record ImportsView(
        List<HisExportView> exports,
        List<FollowHisBatch.Shown> batches,
        List<HisFile> unfinished,
        @Nullable State folder,
        Map<String, String> errors) {

    /** Copies the lists. */
    public ImportsView {
        exports = List.copyOf(exports);
        batches = List.copyOf(batches);
        unfinished = List.copyOf(unfinished);
    }

    /** How many are not through yet. */
    public int waiting() {
        return (int) exports.stream().filter(e -> !e.ended()).count();
    }
}
