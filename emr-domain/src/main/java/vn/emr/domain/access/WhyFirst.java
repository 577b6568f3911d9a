package vn.emr.domain.access;

import java.util.Map;
import java.util.UUID;
import vn.emr.domain.kernel.Refusal;

/** A former patient of the caller's facility: the person has to say why before the record opens. */
public final class WhyFirst extends Refusal {

    private static final long serialVersionUID = 1L;

    private final UUID patient;

    /** About this patient. */
    public WhyFirst(UUID patient) {
        super(Kind.FORBIDDEN, "access.why", Map.of());
        this.patient = patient;
    }

    /** The patient. */
    public UUID patient() {
        return patient;
    }
}
