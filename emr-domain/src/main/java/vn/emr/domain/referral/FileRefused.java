package vn.emr.domain.referral;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A file is not taken, or not shown. */
public final class FileRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private FileRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** It is longer than files may be. */
    public static FileRefused tooLarge() {
        return new FileRefused(Kind.INVALID, "file.large");
    }

    /** It is neither JPEG nor PNG nor PDF, whatever its name says. */
    public static FileRefused otherKind() {
        return new FileRefused(Kind.INVALID, "file.kind");
    }

    /** The referral has as many as it may have. */
    public static FileRefused tooMany() {
        return new FileRefused(Kind.INVALID, "file.many");
    }

    /** Its title is too long. */
    public static FileRefused longTitle() {
        return new FileRefused(Kind.INVALID, "file.title");
    }

    /** There is no such file, or the caller may not know that there is. */
    public static FileRefused notFound() {
        return new FileRefused(Kind.NOT_FOUND, "file.not-found");
    }

    /** The record names it, and its bytes are still on their way. */
    public static FileRefused onItsWay() {
        return new FileRefused(Kind.NOT_FOUND, "file.on-its-way");
    }
}
