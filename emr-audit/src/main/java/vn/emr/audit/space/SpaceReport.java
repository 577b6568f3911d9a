package vn.emr.audit.space;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the space for the audit.
 *
 * @param state enough, low, exhausted
 * @param since when it became so
 * @param watched whether the database's disk can be seen from here; if not, only the database's own word counts
 * @param byDatabase whether it is the database that said so
 * @param freeMb MiB free; null when it can't be seen
 * @param reserveMb MiB to be kept free
 * @param spooled bytes that wait in the spool to be taken in
 */
public record SpaceReport(
        SpaceState state,
        Instant since,
        boolean watched,
        boolean byDatabase,
        @Nullable Long freeMb,
        long reserveMb,
        long spooled) {}
