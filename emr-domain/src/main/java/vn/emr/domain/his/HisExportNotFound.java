package vn.emr.domain.his;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** There is no such export, or it is another facility's: both look the same. */
public final class HisExportNotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    /** A refusal that tells nothing. */
    public HisExportNotFound() {
        super(Kind.NOT_FOUND, "his.not-found", Map.of());
    }
}
