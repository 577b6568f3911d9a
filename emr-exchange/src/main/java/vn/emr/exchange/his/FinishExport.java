package vn.emr.exchange.his;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.HisExportParts;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.HisHosoReports;
import vn.emr.domain.his.HisTrends;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.read.Envelope;
import vn.emr.exchange.his.read.ExportFile;
import vn.emr.exchange.his.read.Span;

/** Ends the import of a file: its report stays; of the file stay the envelope and what was accepted. */
@UseCase
public class FinishExport {

    private static final int PAGE = 500;

    /** So much of the envelope goes to the database at once, bytes. */
    private static final int HELD = 1 << 20;

    @Inject
    Clock clock;

    @Inject
    HisExports exports;

    @Inject
    HisExportParts parts;

    @Inject
    HisHosoReports reports;

    @Inject
    HisTrends trends;

    @Inject
    AuditTrail trail;

    /** Every HOSO is through. */
    void finish(ImportJob job, ExportFile file, Envelope envelope, List<Finding> findings) throws IOException {
        FileReport report = report(job, findings);
        if (report.kept() > 0) {
            envelope(job, file, envelope);
        }
        close(job, report, report.kept() > 0, null);
    }

    /** Nothing is looked at: the same bytes came before. */
    void same(ImportJob job, UUID earlier, List<Finding> findings) {
        close(job, new FileReport(job, findings), true, earlier);
    }

    /** The file is refused as a whole; HOSO that an earlier attempt took in stay. */
    void refuse(ImportJob job, List<Finding> findings) {
        FileReport report = report(job, findings);
        trail.record(AuditRecord.of(
                AuditEventType.HIS_REFUSED, job.id().toString(), String.join(",", Findings.rules(findings))));
        close(job, report, report.kept() > 0, null);
    }

    private FileReport report(ImportJob job, List<Finding> findings) {
        FileReport report = new FileReport(job, findings);
        List<String> page;
        do {
            page = reports.after(job.id(), report.lastNo(), PAGE);
            page.forEach(report::add);
        } while (page.size() == PAGE);
        return report;
    }

    private void envelope(ImportJob job, ExportFile file, Envelope envelope) throws IOException {
        Map<Integer, byte[]> slices = new LinkedHashMap<>();
        int held = 0;
        for (int i = 0; i <= envelope.hosos().size(); i++) {
            Span span = envelope.around(i);
            if (span.length() > 0) {
                slices.put(2 * i, file.slice(span.start(), (int) span.length()));
                held += (int) span.length();
            }
            if (slices.size() == PAGE || held > HELD) {
                parts.envelope(job.id(), slices);
                slices.clear();
                held = 0;
            }
        }
        parts.envelope(job.id(), slices);
    }

    private void close(ImportJob job, FileReport report, boolean kept, @Nullable UUID sameAs) {
        Instant now = clock.instant();
        exports.finish(job.id(), kept, report.write(now, sameAs), report.outcome());
        trends.add(job.id(), HisTrends.day(now), report.trend());
        reports.clear(job.id());
    }
}
