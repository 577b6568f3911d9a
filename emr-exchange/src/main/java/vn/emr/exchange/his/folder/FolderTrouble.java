package vn.emr.exchange.his.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What keeps a folder from being watched. */
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
        /** A file in it could not be stored or ended; the log says why. */
        INTERNAL
    }

    FolderTrouble(Kind kind, Path path) {
        this(kind, path.toString());
    }

    private FolderTrouble(Kind kind, String words) {
        super(words);
        this.kind = kind;
    }

    /** A file of the folder that can't be moved; where that is for want of a right, the folder's. */
    static FolderTrouble unmoved(IOException e) {
        FolderTrouble trouble =
                new FolderTrouble(e instanceof AccessDeniedException ? Kind.ACCESS : Kind.INTERNAL, describe(e));
        trouble.initCause(e);
        return trouble;
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
}
