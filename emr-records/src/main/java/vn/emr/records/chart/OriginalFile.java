package vn.emr.records.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.PatientFile;
import vn.emr.domain.store.StoredResource;

/**
 * The file from which an episode was imported, as it is kept.
 *
 * @param title what kind of file
 * @param bytes its size
 * @param sha256 its SHA-256 in hexadecimal digits: who has the file can tell whether it is this one
 */
public record OriginalFile(String title, String bytes, String sha256) {

    private static final String SHA256 = "urn:vn:emr:sha256";

    /** The newest of these references to files; null when there is none. */
    static @Nullable OriginalFile of(List<StoredResource> references) {
        List<StoredResource> originals =
                references.stream().filter(r -> PatientFile.of(r).isEmpty()).toList();
        return originals.isEmpty()
                ? null
                : of(originals.get(originals.size() - 1).content());
    }

    private static OriginalFile of(JsonObject reference) {
        return new OriginalFile(
                Elements.concept(reference, "type"),
                reference.text("content", "attachment", "size").orElse(""),
                reference
                        .object("masterIdentifier")
                        .filter(i -> i.text("system").filter(SHA256::equals).isPresent())
                        .flatMap(i -> i.text("value"))
                        .orElse(""));
    }
}
