package vn.emr.audit.access;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A record that can't be opened in an emergency, or an opening that can't be judged. */
public final class OverrideRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private OverrideRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** The reason is too short to judge by, or too long. */
    static OverrideRefused reason() {
        return new OverrideRefused(Kind.INVALID, "override.reason");
    }

    /** Who doesn't accept an opening has to say why, in up to 500 characters. */
    static OverrideRefused note() {
        return new OverrideRefused(Kind.INVALID, "override.note");
    }

    /** What was typed is neither a citizen number nor an insurance number. */
    static OverrideRefused number() {
        return new OverrideRefused(Kind.INVALID, "override.number");
    }

    /** Nobody here has the number. */
    static OverrideRefused nobody() {
        return new OverrideRefused(Kind.NOT_FOUND, "override.nobody");
    }

    /** More than one person has it: the other number decides. */
    static OverrideRefused ambiguous() {
        return new OverrideRefused(Kind.CONFLICT, "override.ambiguous");
    }

    /** Already judged, one's own, or not the caller's to judge. */
    static OverrideRefused notYours() {
        return new OverrideRefused(Kind.CONFLICT, "override.not-yours");
    }
}
