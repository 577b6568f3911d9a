package vn.emr.domain.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/**
 * A message as it was sent or received.
 *
 * @param id of the message
 * @param at when it was sealed
 * @param referral which referral it belongs to
 * @param sequence its place among the messages of that referral in its direction
 * @param outgoing whether we sent it
 * @param kind what it is
 * @param hash SHA-256 of the sealed manifest
 * @param manifest the sealed manifest (JWS)
 * @param receipt the receiver's sealed receipt (JWS); null while there is none
 */
public record StoredMessage(
        UUID id,
        Instant at,
        UUID referral,
        int sequence,
        boolean outgoing,
        MessageKind kind,
        byte[] hash,
        String manifest,
        @Nullable String receipt) {

    /** What it consists of. The seal was checked when it came, and the verifier checks it again. */
    public Manifest contents() {
        return Manifest.parse(payload(manifest));
    }

    /** What the receiver said; empty while there is no receipt. */
    public Optional<Receipt> receipted() {
        return Optional.ofNullable(receipt).map(StoredMessage::payload).map(Receipt::parse);
    }

    private static JsonObject payload(String jws) {
        String body = jws.split("\\.", -1)[1];
        return CanonicalJson.parse(Base64.getUrlDecoder().decode(body.getBytes(StandardCharsets.US_ASCII)));
    }
}
