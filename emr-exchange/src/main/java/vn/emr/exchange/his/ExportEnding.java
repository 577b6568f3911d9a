package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.his.ClaimedExport;
import vn.emr.domain.his.HisExportParts;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.HisTrends;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.read.Span;

/** What is written when an import ends, in the transaction around it. */
@ApplicationScoped
class ExportEnding {

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
    HisTrends trends;

    /** Every HOSO is through; the report has all of them. */
    void whole(ClaimedExport job, CheckedExport export, FileReport report) {
        if (report.kept() > 0) {
            envelope(job, export);
        }
        close(job, report, report.kept() > 0, null);
    }

    private void envelope(ClaimedExport job, CheckedExport export) {
        Map<Integer, byte[]> slices = new LinkedHashMap<>();
        int held = 0;
        for (int i = 0; i <= export.envelope().hosos().size(); i++) {
            Span span = export.envelope().around(i);
            if (span.length() > 0) {
                slices.put(2 * i, slice(export, span));
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

    private static byte[] slice(CheckedExport export, Span span) {
        try {
            return export.file().slice(span.start(), (int) span.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The report stays.
     *
     * @param kept whether anything of the file was kept
     * @param sameAs an earlier export with the same bytes
     */
    void close(ClaimedExport job, FileReport report, boolean kept, @Nullable UUID sameAs) {
        Instant now = clock.instant();
        exports.finish(job.id(), kept, report.write(now, sameAs), report.outcome());
        trends.add(job.id(), HisTrends.day(now), report.trend());
    }
}
