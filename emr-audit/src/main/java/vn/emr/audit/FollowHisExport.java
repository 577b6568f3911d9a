package vn.emr.audit;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.HisExport;
import vn.emr.domain.his.HisExportNotFound;
import vn.emr.domain.his.HisExports;

/** Tells the sender's facility how far its exports are, and what became of them. Reading a report is recorded. */
@UseCase
public class FollowHisExport {

    @Inject
    HisExports exports;

    @Inject
    AuditTrail trail;

    /**
     * One export with its report, if it is there.
     *
     * @throws HisExportNotFound when there is none of this id for the caller's facility
     */
    public HisExportView find(UUID id) {
        HisExport export = exports.find(id).orElseThrow(HisExportNotFound::new);
        if (export.report().isPresent()) {
            trail.record(AuditRecord.of(AuditEventType.HIS_REPORT_READ, id.toString(), null));
        }
        return HisExportView.of(export, export.report().orElse(null));
    }

    /** Whether its import has ended; no report is read. False for an export that isn't the caller's. */
    public boolean ended(UUID id) {
        return exports.find(id).filter(HisExport::ended).isPresent();
    }

    /** The newest exports of the caller's facility, without their reports. */
    public List<HisExportView> recent(int limit) {
        return exports.recent(limit).stream()
                .map(e -> HisExportView.of(e, null))
                .toList();
    }
}
