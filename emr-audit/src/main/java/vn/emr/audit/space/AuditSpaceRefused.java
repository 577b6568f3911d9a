package vn.emr.audit.space;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** There is no space left to record it, so it isn't done. Nothing was changed, nothing was shown. */
public final class AuditSpaceRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private AuditSpaceRefused(String code) {
        super(Kind.UNAVAILABLE, code, Map.of());
    }

    /** The database has none: reads are refused but those of records opened in an emergency. */
    public static AuditSpaceRefused database() {
        return new AuditSpaceRefused("audit.space");
    }

    /** Not even the spool takes more: reads of records opened in an emergency are refused too. */
    public static AuditSpaceRefused spool() {
        return new AuditSpaceRefused("audit.spool");
    }
}
