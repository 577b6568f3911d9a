package vn.emr.audit.seal;

import java.security.interfaces.ECPublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;

/**
 * A key that speaks for a node: pinned by a person, or by the node itself when it is its own.
 *
 * @param node name of the node
 * @param kid id of the key
 * @param key the key
 * @param from first moment at which it may seal
 * @param to moment from which it may not any more; null while nobody knows
 * @param revoked moment from which nothing that it seals is believed; null when it was not revoked
 */
public record TrustKey(
        String node,
        String kid,
        ECPublicKey key,
        Instant from,
        @Nullable Instant to,
        @Nullable Instant revoked) {

    /** A key that somebody holds as a file ({@code seal.pub.pem}), believed for this node whenever it sealed. */
    public static TrustKey ofPem(String node, String pem) {
        ECPublicKey key = PublicKeys.ofPem(pem);
        return new TrustKey(node, PublicKeys.kid(key), key, Instant.EPOCH, null, null);
    }

    /** Its form in an export. */
    public JsonObject json() {
        return new JsonObject()
                .put("node", node)
                .put("kid", kid)
                .put("key", Base64.getEncoder().encodeToString(key.getEncoded()))
                .put("from", from.toString())
                .put("to", to == null ? null : to.toString())
                .put("revoked", revoked == null ? null : revoked.toString());
    }

    /**
     * Reads this form.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static TrustKey read(JsonObject json) {
        try {
            ECPublicKey key =
                    PublicKeys.ofDer(Base64.getDecoder().decode(json.text("key").orElse("")));
            return new TrustKey(
                    json.text("node").orElse(""),
                    PublicKeys.kid(key),
                    key,
                    Instant.parse(json.text("from").orElse("")),
                    json.text("to").map(Instant::parse).orElse(null),
                    json.text("revoked").map(Instant::parse).orElse(null));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    /** Whether it was valid at this moment, as far as its dates go. */
    boolean validAt(Instant moment) {
        return !moment.isBefore(from) && (to == null || moment.isBefore(to));
    }

    /**
     * Believes the seal or not. What came in before the key was revoked stays believed; a seal that comes in later
     * could have been dated back by whoever has the key, so it is not.
     */
    private boolean believes(Jws jws, boolean storedLongAgo) {
        if (revoked != null && !(storedLongAgo && jws.at().isBefore(revoked))) {
            return false;
        }
        return kid.equals(jws.kid()) && validAt(jws.at());
    }

    Sealed open(Jws jws, boolean storedLongAgo) {
        if (!believes(jws, storedLongAgo)) {
            throw SealRefused.untrusted();
        }
        if (!jws.isSignedBy(key)) {
            throw SealRefused.broken();
        }
        return new Sealed(jws.payload(), node, kid);
    }
}
