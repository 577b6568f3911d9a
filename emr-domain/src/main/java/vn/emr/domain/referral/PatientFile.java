package vn.emr.domain.referral;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.StoredResource;

/**
 * A photo or PDF in a patient's record, as its DocumentReference tells.
 *
 * @param id logical id of the DocumentReference
 * @param referral the referral that it came with; null when it was none
 * @param title what somebody called it
 * @param kind what it is
 * @param size bytes
 * @param sha256 its hash
 * @param date when it was added, FHIR instant
 * @param facility code of the facility that keeps it
 */
public record PatientFile(
        UUID id,
        @Nullable UUID referral,
        String title,
        FileKind kind,
        long size,
        byte[] sha256,
        String date,
        String facility) {

    private static final String REQUEST = "ServiceRequest/";

    /** Reads it; empty when the resource speaks of another file, such as the HIS's own. */
    public static Optional<PatientFile> of(StoredResource resource) {
        return resource.type().equals("DocumentReference") && !resource.withdrawn()
                ? of(resource.id(), resource.facility(), resource.content())
                : Optional.empty();
    }

    private static Optional<PatientFile> of(UUID id, String facility, JsonObject document) {
        Optional<FileKind> kind =
                document.text("content", "attachment", "contentType").flatMap(FileKind::ofMediaType);
        Optional<byte[]> sha256 = document.object("masterIdentifier")
                .filter(i -> i.text("system").filter(Systems.SHA256::equals).isPresent())
                .flatMap(i -> i.text("value"))
                .filter(h -> h.matches("[0-9a-f]{" + 2 * Hash.LENGTH + "}"))
                .map(HexFormat.of()::parseHex);
        Optional<String> size = document.text("content", "attachment", "size").filter(s -> s.matches("\\d{1,9}"));
        if (kind.isEmpty() || sha256.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PatientFile(
                id,
                referral(document),
                document.text("content", "attachment", "title").orElse(""),
                kind.get(),
                Long.parseLong(size.get()),
                sha256.get(),
                document.text("date").orElse(""),
                facility));
    }

    private static @Nullable UUID referral(JsonObject document) {
        return document.object("context")
                .flatMap(c -> c.objects("related")
                        .flatMap(r -> r.text("reference").stream())
                        .filter(r -> r.startsWith(REQUEST))
                        .findFirst())
                .map(r -> UUID.fromString(r.substring(REQUEST.length())))
                .orElse(null);
    }

    /** Its hash in hexadecimal digits. */
    public String hash() {
        return Hash.hex(sha256);
    }
}
