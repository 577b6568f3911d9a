package vn.emr.exchange.his.check;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.read.Hoso;

/**
 * An episode of an export with what there is to say about it.
 *
 * @param hoso what was read; null when it could not be read
 * @param findings in the order in which they were found
 * @param episode MA_LK as far as it was read; of a HOSO that is refused only for whoever looks for it in the file
 */
public record CheckedHoso(@Nullable Hoso hoso, List<Finding> findings, String episode) {

    /** Copies the list. */
    public CheckedHoso {
        findings = List.copyOf(findings);
    }

    /** What was read, or null and why it could not be read. */
    public CheckedHoso(@Nullable Hoso hoso, List<Finding> findings) {
        this(hoso, findings, hoso == null ? "" : hoso.episode());
    }

    /** Whether nothing of it may be kept. */
    public boolean refused() {
        return hoso == null || findings.stream().anyMatch(Finding::refuses);
    }

    /** MA_LK, if it was read. */
    public Optional<String> key() {
        return Optional.of(episode).filter(k -> !k.isEmpty());
    }
}
