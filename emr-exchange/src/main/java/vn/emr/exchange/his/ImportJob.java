package vn.emr.exchange.his;

import java.time.Instant;
import java.util.UUID;
import vn.emr.domain.his.HisExport;

/**
 * An export that this worker has taken.
 *
 * @param id its id
 * @param facility code of the sender's facility
 * @param fileName name as sent
 * @param bytes size
 * @param sha256 hash
 * @param received when it was stored
 * @param attempts how often its import was begun, this time included
 */
record ImportJob(UUID id, String facility, String fileName, long bytes, byte[] sha256, Instant received, int attempts) {

    static ImportJob of(HisExport export) {
        return new ImportJob(
                export.id(),
                export.facility(),
                export.fileName(),
                export.bytes(),
                export.sha256(),
                export.received(),
                export.attempts());
    }
}
