package vn.emr.audit.verify;

import java.util.ArrayList;
import java.util.List;

/** Counts what was checked and collects what failed. */
final class Findings {

    private final VerifyProgress progress;
    private final long total;
    private final List<Failure> failures = new ArrayList<>();
    private long failureCount;
    private long streams;
    private long entries;
    private long contents;
    private long blobs;
    private long leaves;
    private long heads;
    private long messages;

    Findings(VerifyProgress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    void stream() {
        streams++;
    }

    void entry() {
        entries++;
        if (entries % 1000 == 0 || entries == total) {
            progress.checked(entries, total);
        }
    }

    void content() {
        contents++;
    }

    void blob() {
        blobs++;
    }

    void leaf() {
        leaves++;
    }

    void head() {
        heads++;
    }

    void message() {
        messages++;
    }

    void add(Failure failure) {
        failureCount++;
        if (failures.size() < VerificationReport.LISTED) {
            failures.add(failure);
        }
    }

    VerificationReport report(double seconds) {
        return new VerificationReport(
                streams, entries, contents, blobs, leaves, heads, messages, failureCount, failures, seconds);
    }
}
