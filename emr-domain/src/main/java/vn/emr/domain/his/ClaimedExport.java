package vn.emr.domain.his;

import java.time.Instant;
import java.util.UUID;

/**
 * An export that a worker has taken.
 *
 * @param id its id
 * @param facility code of the sender's facility
 * @param fileName name as sent
 * @param bytes size
 * @param sha256 hash
 * @param received when it was stored
 * @param attempts how often its import was begun, this time included
 * @param hosoDone how many HOSO an attempt before this one was through with
 */
public record ClaimedExport(
        UUID id,
        String facility,
        String fileName,
        long bytes,
        byte[] sha256,
        Instant received,
        int attempts,
        int hosoDone) {}
