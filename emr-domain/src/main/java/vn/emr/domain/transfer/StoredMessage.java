package vn.emr.domain.transfer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        @Nullable String receipt) {}
