package vn.emr.exchange.his.zip;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.upload.HisProblem;

/**
 * Reads a zip to its end before anything of it is taken in: whether it is whole, and within its limits. Holds no more
 * than its last 64 KiB.
 */
public final class ArchiveCheck {

    private static final int MOST_FILES = 10_000;
    private static final int MOST_RATIO = 200;

    /** So much may always come out of it, however small it is. */
    private static final long HARMLESS = 16L << 20;

    private static final int LOCAL_HEADER_FLAGS = 6;

    private final Tail tail;
    private long unpacked;

    private ArchiveCheck(InputStream content) {
        this.tail = new Tail(content);
    }

    /**
     * What is wrong with the zip; empty when nothing is.
     *
     * @param start its first bytes
     */
    public static Optional<HisProblem> problem(InputStream content, byte[] start) {
        if (start.length > LOCAL_HEADER_FLAGS && (start[LOCAL_HEADER_FLAGS] & 1) == 1) {
            return Optional.of(HisProblem.ZIP_ENCRYPTED);
        }
        try {
            return new ArchiveCheck(content).read();
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.of(HisProblem.ZIP_BROKEN);
        }
    }

    private Optional<HisProblem> read() throws IOException {
        try (Archive archive = new Archive(tail)) {
            int files = 0;
            while (archive.next().isPresent()) {
                files++;
                Optional<HisProblem> problem =
                        files > MOST_FILES ? Optional.of(HisProblem.ZIP_ENTRIES) : content(archive.content());
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return ended(archive.sections(), files);
        }
    }

    private Optional<HisProblem> content(InputStream file) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
            unpacked += read;
            if (unpacked > HisExports.LIMIT) {
                return Optional.of(HisProblem.ZIP_SIZE);
            }
            if (unpacked > HARMLESS && unpacked / MOST_RATIO > tail.count()) {
                return Optional.of(HisProblem.ZIP_RATIO);
            }
        }
        return Optional.empty();
    }

    /** A zip that was cut off between two files reads well; its list at the end tells. */
    private Optional<HisProblem> ended(int sections, int files) throws IOException {
        tail.drain();
        if (!tail.listed(sections)) {
            return Optional.of(HisProblem.ZIP_BROKEN);
        }
        return files == 0 ? Optional.of(HisProblem.ZIP_EMPTY) : Optional.empty();
    }
}
