package vn.emr.audit.his;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Names as senders give them, for people to read: nothing is ever written under one. Without control characters and what
 * turns the direction of writing, without steps upwards, not longer than 200.
 */
public final class FileNames {

    private static final int LONGEST = 200;
    private static final String HIDDEN = "[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]";

    private FileNames() {}

    /** The last part of it; some browsers send the folder too. */
    public static String last(String sent) {
        String path = path(sent);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** All of it, as a path inside a zip. */
    public static String path(String sent) {
        String path = Arrays.stream(sent.replaceAll(HIDDEN, "").split("[/\\\\]+", -1))
                .map(String::strip)
                .filter(p -> !p.isEmpty() && !p.equals(".") && !p.equals(".."))
                .collect(Collectors.joining("/"));
        return path.isEmpty() ? "export.xml" : path.substring(Math.max(0, path.length() - LONGEST));
    }
}
