package vn.emr.domain.his.upload;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A part of an upload, or a batch, that is not what it should be. */
public final class HisUploadRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private HisUploadRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** There is no such upload for the caller's facility. */
    public static HisUploadRefused unknown() {
        return new HisUploadRefused(Kind.NOT_FOUND, "upload.unknown");
    }

    /** There is no such batch for the caller's facility. */
    public static HisUploadRefused unknownBatch() {
        return new HisUploadRefused(Kind.NOT_FOUND, "batch.unknown");
    }

    /** It goes beyond the size that was announced, or that a part may have. */
    public static HisUploadRefused tooLong() {
        return new HisUploadRefused(Kind.INVALID, "upload.too-long");
    }

    /** There is no file in the form. */
    public static HisUploadRefused noFile() {
        return new HisUploadRefused(Kind.INVALID, "upload.no-file");
    }

    /** The announcement makes no sense: no name, no size. */
    public static HisUploadRefused unannounced() {
        return new HisUploadRefused(Kind.INVALID, "upload.unannounced");
    }
}
