package vn.emr.domain.patient;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** There is no such patient, or the caller may not know that there is: both look the same. */
public final class PatientNotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    /** A refusal that tells nothing. */
    public PatientNotFound() {
        super(Kind.NOT_FOUND, "patient.not-found", Map.of());
    }
}
