package vn.emr.domain.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes logical ids: UUID version 7 (RFC 9562, section 5.7), unique everywhere and ordered by time, so that indexes
 * grow at their end.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id of this moment, to the millisecond; the rest is random. */
    public static UUID next(Clock clock) {
        long most = clock.millis() << 16 | 0x7000 | RANDOM.nextInt(1 << 12);
        long least = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
