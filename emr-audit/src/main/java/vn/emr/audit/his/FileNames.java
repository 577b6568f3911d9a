package vn.emr.audit.his;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names as senders give them, for people to read: nothing is ever written under one. Without control characters and what
 * turns the direction of writing, without steps upwards, not longer than 200.
 */
public final class FileNames {

    private static final int LONGEST = 200;
    private static final String HIDDEN = "[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]";

    private FileNames() {}

    /** As it was meant: servers read headers as ISO 8859-1, and programs write names into them as UTF-8. */
    public static @Nullable String ofHeader(@Nullable String header) {
        if (header == null || !StandardCharsets.ISO_8859_1.newEncoder().canEncode(header)) {
            return header;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }

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
