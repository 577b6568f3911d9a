package vn.emr.audit.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;

/**
 * A JWS in compact form (RFC 7515) with the one algorithm that seals use, ES256 (RFC 7518, section 3.4). Header and
 * payload are canonical JSON and nothing may be encoded in two ways, so that one statement is one text and its hash
 * names it.
 *
 * @param typ what kind of statement
 * @param kid id of the key
 * @param payload the statement; {@code at} says when it was made
 * @param at the same as a time
 * @param signed the bytes that are signed
 * @param signature 64 bytes, R and S
 */
record Jws(String typ, String kid, JsonObject payload, Instant at, byte[] signed, byte[] signature) {

    /** Longest text that is read: more than the manifest of any record, less than what hurts. */
    static final int LONGEST = 8 << 20;

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final int SIGNATURE_LENGTH = 64;
    private static final int LONGEST_HEADER = 512;
    private static final Pattern COMPACT = Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)");
    private static final Pattern KID = Pattern.compile("[\\w-]{43}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Signs the statement. */
    static String sign(String typ, JsonObject payload, String kid, PrivateKey key) {
        String signed = signedText(typ, payload, kid);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal's key can't sign", e);
        }
    }

    /** What is signed: header and payload. */
    static String signedText(String typ, JsonObject payload, String kid) {
        return ENCODER.encodeToString(header(typ, kid)) + '.' + ENCODER.encodeToString(CanonicalJson.write(payload));
    }

    /**
     * Takes the text apart; nothing in it is known to be true yet.
     *
     * @throws SealRefused {@code seal.malformed}
     */
    static Jws read(String text, String typ) {
        Matcher parts = text.length() > LONGEST ? COMPACT.matcher("") : COMPACT.matcher(text);
        if (!parts.matches() || parts.group(1).length() > LONGEST_HEADER) {
            throw SealRefused.malformed();
        }
        try {
            String kid = CanonicalJson.parse(decode(parts.group(1))).text("kid").orElse("");
            JsonObject payload = canonical(decode(parts.group(2)));
            byte[] signature = decode(parts.group(3));
            if (!KID.matcher(kid).matches()
                    || !Arrays.equals(header(typ, kid), decode(parts.group(1)))
                    || signature.length != SIGNATURE_LENGTH) {
                throw SealRefused.malformed();
            }
            byte[] signed = text.substring(0, parts.end(2)).getBytes(StandardCharsets.US_ASCII);
            return new Jws(typ, kid, payload, at(payload), signed, signature);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw SealRefused.malformed();
        }
    }

    /** When the statement says that it was made: UTC, three digits of a second. */
    static Instant at(JsonObject payload) {
        String text = payload.text("at").orElse("");
        Instant at = Instant.parse(text);
        if (!EntryHeader.time(at).equals(text)) {
            throw new IllegalArgumentException("a time has three digits of a second");
        }
        return at;
    }

    /** Whether this key made the signature. */
    boolean isSignedBy(PublicKey key) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] header(String typ, String kid) {
        return CanonicalJson.write(
                new JsonObject().put("alg", "ES256").put("kid", kid).put("typ", typ));
    }

    private static byte[] decode(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!ENCODER.encodeToString(bytes).equals(part)) {
            throw new IllegalArgumentException("bits that mean nothing");
        }
        return bytes;
    }

    private static JsonObject canonical(byte[] bytes) {
        JsonObject object = CanonicalJson.parse(bytes);
        if (!Arrays.equals(CanonicalJson.write(object), bytes)) {
            throw new IllegalArgumentException("not canonical");
        }
        return object;
    }
}
