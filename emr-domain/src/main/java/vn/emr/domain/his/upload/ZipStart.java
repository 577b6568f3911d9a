package vn.emr.domain.his.upload;

/** How a zip is told from other files: by its first bytes, whatever its name. */
public final class ZipStart {

    /** So many bytes tell. */
    public static final int LENGTH = 4;

    private static final int FILE = 3;
    private static final int END = 5;

    private ZipStart() {}

    /** Whether a file that begins so is a zip; one without a file in it too. */
    public static boolean isZip(byte[] start) {
        return start.length >= LENGTH && start[0] == 'P' && start[1] == 'K' && isSection(start[2], start[3]);
    }

    private static boolean isSection(byte one, byte other) {
        return other == one + 1 && (one == FILE || one == END);
    }
}
