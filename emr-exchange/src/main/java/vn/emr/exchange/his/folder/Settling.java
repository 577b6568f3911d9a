package vn.emr.exchange.his.folder;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells which files are still being written: whose size or time of change differs from that of an earlier look. */
final class Settling {

    private final Clock clock;
    private final Duration quiet;
    private final Map<Path, Look> looks = new HashMap<>();

    private record Look(long size, FileTime changed, Instant at) {}

    /**
     * Nothing was looked at yet.
     *
     * @param quiet so long a file must stay as it is
     */
    Settling(Clock clock, Duration quiet) {
        this.clock = clock;
        this.quiet = quiet;
    }

    /** Whether it is as it was so long ago; else it is remembered as it is now. */
    boolean settled(Path file, BasicFileAttributes now) {
        Look before = looks.get(file);
        if (before != null && before.size() == now.size() && before.changed().equals(now.lastModifiedTime())) {
            return !before.at().plus(quiet).isAfter(clock.instant());
        }
        looks.put(file, new Look(now.size(), now.lastModifiedTime(), clock.instant()));
        return false;
    }

    /** Forgets what isn't there any more. */
    void keep(Set<Path> files) {
        looks.keySet().retainAll(files);
    }
}
