package vn.emr.audit.space;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.Ids;

/**
 * Files outside of the database that records are added to, each on the disk before the call returns. A file that was begun
 * by another process, or that is being taken in, is never written to again. One process has a spool at a time.
 */
final class Spool implements AutoCloseable {

    private static final String SUFFIX = ".spool";

    private final Path directory;
    private final long limit;
    private final Clock clock;
    private final FileChannel lock;
    private @Nullable FileChannel open;
    private long used;

    /**
     * Opens it, and makes the directory for its owner only where there is none.
     *
     * @param limit most bytes that its files have together
     * @throws IOException when it can't be written to, or another process has it
     */
    Spool(Path directory, long limit, Clock clock) throws IOException {
        this.directory = directory;
        this.limit = limit;
        this.clock = clock;
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        this.lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked()) {
            lock.close();
            throw new IOException("another process has the spool " + directory);
        }
        for (Path file : files()) {
            used += Files.size(file);
        }
    }

    private boolean locked() throws IOException {
        try {
            FileLock held = lock.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Adds a record; it is on the disk when this returns.
     *
     * @throws IOException when it can't be written or the spool is full; then it is not in it
     */
    synchronized void append(SpooledRecord record) throws IOException {
        byte[] line = record.line();
        if (used + line.length > limit) {
            throw new IOException("the spool has its " + limit + " bytes");
        }
        FileChannel file = current();
        long before = file.size();
        try {
            for (ByteBuffer rest = ByteBuffer.wrap(line); rest.hasRemaining(); ) {
                file.write(rest);
            }
            file.force(true);
            used += line.length;
        } catch (IOException e) {
            giveUp(file, before);
            throw e;
        }
    }

    /** Nothing is written behind half a line; whether it could be cut off or not. */
    private void giveUp(FileChannel file, long before) throws IOException {
        open = null;
        try (file) {
            file.truncate(before);
        }
    }

    private FileChannel current() throws IOException {
        FileChannel file = open;
        if (file == null) {
            Path fresh = directory.resolve(Ids.next(clock) + SUFFIX);
            file = FileChannel.open(
                    fresh,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            open = file;
            syncDirectory();
        }
        return file;
    }

    /** What is in it, the oldest first. From now on nothing is added to these files. */
    synchronized List<Path> filled() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
        return files();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Everything of this file is in the database: it goes; one with damaged lines stays beside the others for a person. */
    synchronized void takenIn(SpoolFile file) throws IOException {
        long size = Files.size(file.path());
        if (file.damaged() > 0) {
            Path kept = file.path().resolveSibling(file.path().getFileName() + ".damaged");
            Files.move(file.path(), kept, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(file.path());
        }
        syncDirectory();
        used -= size;
    }

    /** Without it a file may be gone after a power cut although all of its bytes were written. */
    private void syncDirectory() throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** How many bytes wait to be taken in. */
    synchronized long used() {
        return used;
    }

    /** Whether more than half of it is used: the rest is for records opened in an emergency. */
    synchronized boolean halfFull() {
        return used > limit / 2;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
        lock.close();
    }
}
