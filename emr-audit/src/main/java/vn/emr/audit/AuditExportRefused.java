package vn.emr.audit;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** Events that are not written to a file. */
public final class AuditExportRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private AuditExportRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** There are more than one file may hold; cutting it would hide some. */
    static AuditExportRefused tooMany() {
        return new AuditExportRefused(Kind.INVALID, "audit.too-many");
    }
}
