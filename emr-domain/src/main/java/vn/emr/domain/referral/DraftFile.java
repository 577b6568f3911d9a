package vn.emr.domain.referral;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo or PDF of a referral that is being written.
 *
 * @param id logical id of the DocumentReference that it becomes
 * @param added when it was added
 * @param title what somebody called it
 * @param kind what it is
 * @param size bytes
 * @param sha256 its hash
 */
public record DraftFile(UUID id, Instant added, String title, FileKind kind, int size, byte[] sha256) {}
