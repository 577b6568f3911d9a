package vn.emr.domain.staff;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import vn.emr.domain.store.Hash;

/**
 * What the browser holds to prove a session: 256 random bits. The database knows only its SHA-256, so that nobody who
 * reads the table can act as somebody else.
 *
 * @param value base64url, as in the cookie
 */
public record SessionToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new one, which nobody can guess. */
    public static SessionToken next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] sha256() {
        return Hash.of(value.getBytes(StandardCharsets.US_ASCII));
    }

    /** Not the value: tokens don't belong in logs. */
    @Override
    public String toString() {
        return "SessionToken";
    }
}
