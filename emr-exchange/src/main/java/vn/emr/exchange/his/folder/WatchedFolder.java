package vn.emr.exchange.his.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folder of one facility on disk: the HIS writes into it; what is taken waits in {@code importing/ID} and ends in
 * {@code done} or {@code refused}. No symbolic link is followed, and nothing outside of it is touched.
 */
final class WatchedFolder {

    /** What ended without a refusal. */
    static final String DONE = "done";

    /** What was refused, as a whole or in part. */
    static final String REFUSED = "refused";

    private static final String IMPORTING = "importing";
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Pattern UNFINISHED = Pattern.compile("\\..*|~.*|.*\\.(part|tmp|temp|filepart|crdownload)");

    private final Path path;
    private final Settling settling;

    WatchedFolder(Path path, Settling settling) {
        this.path = path;
        this.settling = settling;
    }

    Path path() {
        return path;
    }

    /** Makes what is missing of it. */
    void lay() throws IOException {
        directory(path);
        for (String inside : List.of(IMPORTING, DONE, REFUSED)) {
            directory(path.resolve(inside));
        }
    }

    private static void directory(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(directory);
        }
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new FolderTrouble(FolderTrouble.Kind.LINK, directory);
        }
        if (!Files.isReadable(directory) || !Files.isWritable(directory)) {
            throw new FolderTrouble(FolderTrouble.Kind.ACCESS, directory);
        }
    }

    /** Files that nobody writes any more, by name. */
    List<Path> settled() throws IOException {
        List<Path> settled = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (isRegular(file) && !unfinished(file)) {
                    seen.add(file);
                    if (isSettled(file)) {
                        settled.add(file);
                    }
                }
            }
        }
        settling.keep(seen);
        settled.sort(null);
        return settled;
    }

    private static boolean unfinished(Path file) {
        return UNFINISHED
                .matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                .matches();
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isSettled(Path file) throws IOException {
        try {
            return settling.settled(file, attributes(file));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes it out of the way of whoever would write under its name again. What can't be moved leaves nothing behind. */
    void claim(Path file, UUID id) throws IOException {
        Path directory = Files.createDirectory(path.resolve(IMPORTING).resolve(id.toString()));
        try {
            Files.move(file, directory.resolve(file.getFileName()));
        } catch (IOException stays) {
            Files.delete(directory);
            throw stays;
        }
    }

    /** Ids of what was taken out of the way. */
    List<UUID> claimed() throws IOException {
        List<UUID> ids = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(path.resolve(IMPORTING))) {
            for (Path directory : directories) {
                id(directory).ifPresent(ids::add);
            }
        }
        ids.sort(null);
        return ids;
    }

    private static Optional<UUID> id(Path directory) {
        try {
            return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(UUID.fromString(directory.getFileName().toString()))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The file that was claimed under this id; empty when it was moved on. */
    Optional<Path> file(UUID id) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(waiting(id))) {
            for (Path file : files) {
                if (isRegular(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private Path waiting(UUID id) {
        return path.resolve(IMPORTING).resolve(id.toString());
    }

    /** Its bytes. */
    static InputStream open(Path file) throws IOException {
        return Channels.newInputStream(Files.newByteChannel(file, READ));
    }

    /** A name in that directory under which neither a file nor a report lies, short enough for the reports' names. */
    String free(String directory, String sent) {
        String name = Delivery.fitting(sent);
        for (int no = 1; ; no++) {
            String free = no == 1 ? name : numbered(name, no);
            if (isFree(directory, free)
                    && isFree(directory, free + Delivery.JSON)
                    && isFree(directory, free + Delivery.TEXT)) {
                return directory + '/' + free;
            }
        }
    }

    private boolean isFree(String directory, String name) {
        return !Files.exists(path.resolve(directory).resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    private static String numbered(String name, int no) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + '-' + no : name.substring(0, dot) + '-' + no + name.substring(dot);
    }

    /** Where a target lies. */
    Path target(String target) {
        return path.resolve(target);
    }

    /** Forgets the directory in which it waited. */
    void release(UUID id) throws IOException {
        Files.deleteIfExists(waiting(id));
    }
}
