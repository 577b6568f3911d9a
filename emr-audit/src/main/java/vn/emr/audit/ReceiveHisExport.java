package vn.emr.audit;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.HisExports;

/** Takes in a file that a hospital information system exported: stored durably and queued, not yet read. */
@UseCase
public class ReceiveHisExport {

    @Inject
    HisExports exports;

    @Inject
    AuditTrail trail;

    /**
     * Stores the file. When it returns, the file is safe and its import begins.
     *
     * @param fileName name of the file as sent
     * @return id of the export, also that of its report
     * @throws HisExportRefused when the file is too large or the caller has no facility; recorded as refused
     * @throws IOException when the line broke before the end of the file; nothing is kept
     */
    public UUID receive(String fileName, InputStream body) throws IOException {
        try {
            UUID id = exports.receive(fileName, body);
            trail.record(AuditRecord.of(AuditEventType.HIS_EXPORT_RECEIVED, id.toString(), null));
            return id;
        } catch (HisExportRefused refusal) {
            trail.recordRefusal(AuditRecord.of(AuditEventType.HIS_EXPORT_RECEIVED, null, refusal.code()));
            throw refusal;
        }
    }
}
