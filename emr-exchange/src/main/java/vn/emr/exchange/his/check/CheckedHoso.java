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
 */
public record CheckedHoso(@Nullable Hoso hoso, List<Finding> findings) {

    /** Copies the list. */
    public CheckedHoso {
        findings = List.copyOf(findings);
    }

    /** Whether nothing of it may be kept. */
    public boolean refused() {
        return hoso == null || findings.stream().anyMatch(Finding::refuses);
    }

    /** MA_LK, if it was read. */
    public Optional<String> key() {
        return Optional.ofNullable(hoso)
                .flatMap(Hoso::summary)
                .map(r -> r.get("MA_LK"))
                .filter(k -> !k.isEmpty());
    }
}
