package vn.emr.exchange.his;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.ClaimedExport;
import vn.emr.domain.his.HisHosoReports;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Findings;

/** Ends the import of a file: its report stays; of the file stay the envelope and what was accepted. */
@UseCase
public class FinishExport {

    private static final int PAGE = 500;

    @Inject
    ExportEnding ending;

    @Inject
    HisHosoReports reports;

    @Inject
    AuditTrail trail;

    /** Every HOSO is through. */
    void finish(ClaimedExport job, CheckedExport export) {
        ending.whole(job, export, report(job, export.findings()));
        reports.clear(job.id());
    }

    /** Nothing is looked at: the same bytes came before. */
    void same(ClaimedExport job, UUID earlier, List<Finding> findings) {
        ending.close(job, new FileReport(job, findings), true, earlier);
        reports.clear(job.id());
    }

    /** The file is refused as a whole; HOSO that an earlier attempt took in stay. */
    void refuse(ClaimedExport job, List<Finding> findings) {
        FileReport report = report(job, findings);
        trail.record(AuditRecord.of(
                AuditEventType.HIS_REFUSED, job.id().toString(), String.join(",", Findings.rules(findings))));
        ending.close(job, report, report.kept() > 0, null);
        reports.clear(job.id());
    }

    private FileReport report(ClaimedExport job, List<Finding> findings) {
        FileReport report = new FileReport(job, findings);
        List<String> page;
        do {
            page = reports.after(job.id(), report.lastNo(), PAGE);
            page.forEach(report::add);
        } while (page.size() == PAGE);
        return report;
    }
}
