package vn.emr.domain.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), the one hash of the log. */
public final class Hash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private Hash() {}

    /** Hash of the parts, one after the other. */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** Hash under a domain tag: the tag in ASCII, a zero byte, the bytes. Keeps one kind of hash from passing as another. */
    public static byte[] tagged(String tag, byte[] bytes) {
        return of(tag.getBytes(StandardCharsets.US_ASCII), new byte[] {0}, bytes);
    }

    /** A digest to feed by and by. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Lower-case hexadecimal. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
