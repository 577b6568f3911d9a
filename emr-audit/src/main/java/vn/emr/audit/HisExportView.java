package vn.emr.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.his.HisExport;

/**
 * How far a HIS export is on its way into the record.
 *
 * @param id its id, also that of the report
 * @param fileName name of the file as sent
 * @param bytes size of the file
 * @param received when it was stored
 * @param state where it is
 * @param hosoDone episodes (HOSO) that are through
 * @param hosoTotal episodes in it; 0 until counted
 * @param report the report as JSON ({@code docs/his-report.md}); null until the import has ended, and in lists
 */
public record HisExportView(
        UUID id,
        String fileName,
        long bytes,
        Instant received,
        HisExport.State state,
        int hosoDone,
        int hosoTotal,
        @Nullable String report) {

    static HisExportView of(HisExport export, @Nullable String report) {
        return new HisExportView(
                export.id(),
                export.fileName(),
                export.bytes(),
                export.received(),
                export.state(),
                export.hosoDone(),
                export.hosoTotal(),
                report);
    }

    /** Whether the import has ended, well or not. */
    public boolean ended() {
        return state == HisExport.State.DONE || state == HisExport.State.REFUSED;
    }
}
