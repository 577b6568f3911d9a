package vn.emr.records.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a form was shown by us to this browser: a fresh nonce and its HMAC with the browser's form cookie. Not
 * bound to the session, so that a form outlives it; never the same twice, so that compression tells nothing.
 */
final class FormToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 9;
    private static final int NONCE_CHARS = 12;
    private static final int COOKIE_BYTES = 16;

    private FormToken() {}

    static String newCookie() {
        return random(COOKIE_BYTES);
    }

    static String next(byte[] key, String cookie) {
        String nonce = random(NONCE_BYTES);
        return nonce + proof(key, nonce, cookie);
    }

    static boolean fits(byte[] key, @Nullable String token, @Nullable String cookie) {
        if (token == null || cookie == null || token.length() <= NONCE_CHARS) {
            return false;
        }
        String expected = proof(key, token.substring(0, NONCE_CHARS), cookie);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                token.substring(NONCE_CHARS).getBytes(StandardCharsets.UTF_8));
    }

    private static String proof(byte[] key, String nonce, String cookie) {
        return text(NodeKey.hmac(key, nonce + '|' + cookie));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return text(random);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
