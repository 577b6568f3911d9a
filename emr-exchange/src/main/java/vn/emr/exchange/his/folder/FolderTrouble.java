package vn.emr.exchange.his.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** What keeps a folder from being watched, or a file in it from being taken. */
final class FolderTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong, as the pages name it ({@code folder.problem.KIND}). */
    enum Kind {
        /** One of its directories is a symbolic link, or no directory. */
        LINK,
        /** The server's user may not read or write it. */
        ACCESS,
        /** The disk, or the network to it, failed. */
        DISK,
        /** A file in it can't be read or moved; the others are taken. The log says which. */
        FILE,
        /** The node failed; the log says why. */
        INTERNAL
    }

    FolderTrouble(Kind kind, Path path) {
        this(kind, path.toString());
    }

    private FolderTrouble(Kind kind, String words) {
        super(words);
        this.kind = kind;
    }

    /**
     * What is in the way of one file: of the disk where it failed under all, else of the file alone. Its words are the same
     * at each attempt, so that the log needn't repeat them.
     */
    static FolderTrouble of(String file, IOException e) {
        boolean alone = e instanceof FileSystemException || e instanceof FolderTrouble;
        FolderTrouble trouble = new FolderTrouble(alone ? Kind.FILE : Kind.DISK, file + ": " + reason(e));
        trouble.initCause(e);
        return trouble;
    }

    /** All that was in the way in one look, the gravest first: as one. */
    static FolderTrouble of(List<FolderTrouble> troubles) {
        FolderTrouble first =
                troubles.stream().filter(t -> t.kind != Kind.FILE).findFirst().orElse(troubles.get(0));
        return troubles.size() == 1
                ? first
                : new FolderTrouble(first.kind, first.getMessage() + " (and " + (troubles.size() - 1) + " more)");
    }

    static Kind kind(IOException e) {
        if (e instanceof FolderTrouble trouble) {
            return trouble.kind;
        }
        return e instanceof AccessDeniedException ? Kind.ACCESS : Kind.DISK;
    }

    /** What happened, for the log: the path and the system's words. */
    static String describe(IOException e) {
        return e instanceof FileSystemException system && system.getReason() == null
                ? e.getClass().getSimpleName() + ' ' + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException system) {
            return system.getReason() == null ? e.getClass().getSimpleName() : system.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
