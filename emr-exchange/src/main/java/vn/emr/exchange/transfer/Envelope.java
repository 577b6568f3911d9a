package vn.emr.exchange.transfer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.transfer.TransferRefused;

/**
 * What two nodes exchange: JSON in one zstd frame with the dictionary that both have.
 *
 * @param manifest the sealed manifest (JWS)
 * @param packet the entries, when they are few enough to ride along; null otherwise
 */
record Envelope(String manifest, @Nullable JsonObject packet) {

    /** Media type of the body. */
    static final String MEDIA_TYPE = "application/vnd.emr.transfer";

    byte[] bytes() {
        return ContentCodec.compressForLine(
                CanonicalJson.write(new JsonObject().put("manifest", manifest).put("packet", packet)));
    }

    /**
     * Reads one.
     *
     * @throws TransferRefused when it is none
     */
    static Envelope read(byte[] body) {
        JsonObject json = unpack(body);
        Optional<String> manifest = json.text("manifest");
        return new Envelope(
                manifest.orElseThrow(() -> TransferRefused.malformed("envelope")),
                json.object("packet").orElse(null));
    }

    /**
     * Entries that were uploaded by themselves.
     *
     * @throws TransferRefused when they are none
     */
    static JsonObject unpack(byte[] body) {
        try {
            return CanonicalJson.parse(ContentCodec.decompress(ContentCodec.CURRENT, body));
        } catch (IllegalArgumentException e) {
            throw TransferRefused.malformed("envelope");
        }
    }
}
