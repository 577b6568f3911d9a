package vn.emr.domain.referral;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Kinds of files that may go along with a referral. The first bytes tell, not the name. */
public enum FileKind {
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    PNG("image/png", "png", "89504e470d0a1a0a"),
    PDF("application/pdf", "pdf", "255044462d");

    private final String mediaType;
    private final String ending;

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final byte[] magic;

    FileKind(String mediaType, String ending, String magic) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.magic = HexFormat.of().parseHex(magic);
    }

    /** Media type. */
    public String mediaType() {
        return mediaType;
    }

    /** Ending of a file name, without the dot. */
    public String ending() {
        return ending;
    }

    /** Whether browsers show it as a picture. */
    public boolean isPicture() {
        return this != PDF;
    }

    /** The kind of a file that begins with these bytes; empty when it is none that may go along. */
    public static Optional<FileKind> of(byte[] content) {
        return Arrays.stream(values()).filter(k -> k.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    /** The kind of this media type; empty when it is another. */
    public static Optional<FileKind> ofMediaType(String type) {
        return Arrays.stream(values()).filter(k -> k.mediaType.equals(type)).findFirst();
    }
}
