package vn.emr.audit.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk on which the database lies, and how much of it is kept free for the audit. Under the reserve is an alarm; under a
 * quarter of it, reads are refused: the last quarter is for what the node can't do without (sessions, what was begun).
 *
 * @param directory any directory on that disk
 * @param bytes the reserve
 */
record DiskReserve(Path directory, long bytes) {

    private static final int REFUSE_AT = 4;

    /** A state is left when there is a tenth more than what led to it: a disk at the brink doesn't go to and fro. */
    private static final int TENTH = 10;

    /**
     * How many bytes are free for the node's user.
     *
     * @throws IOException when the directory isn't there or can't be asked
     */
    long free() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** What this much space means, coming from this state. */
    SpaceState state(SpaceState before, long free) {
        if (free < needed(bytes / REFUSE_AT, before == SpaceState.EXHAUSTED)) {
            return SpaceState.EXHAUSTED;
        }
        return free < needed(bytes, before != SpaceState.ENOUGH) ? SpaceState.LOW : SpaceState.ENOUGH;
    }

    private static long needed(long threshold, boolean below) {
        return below ? threshold + threshold / TENTH : threshold;
    }
}
