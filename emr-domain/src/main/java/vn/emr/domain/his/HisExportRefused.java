package vn.emr.domain.his;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A file that is not taken in at all. */
public final class HisExportRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private HisExportRefused(Kind kind, String code, Map<String, String> parameters) {
        super(kind, code, parameters);
    }

    /** Larger than the door takes. */
    public static HisExportRefused tooLarge(long limit) {
        return new HisExportRefused(Kind.INVALID, "size.limit", Map.of("limit", Long.toString(limit)));
    }

    /** The caller belongs to no facility of this node. */
    public static HisExportRefused noFacility() {
        return new HisExportRefused(Kind.FORBIDDEN, "facility.none", Map.of());
    }
}
