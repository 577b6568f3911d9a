package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The one place that says who may read a patient. So far: who holds {@link Permission#READ_CHART}, for patients of the
 * own facility. For everybody else the patient doesn't exist.
 */
@ApplicationScoped
public class AccessPolicy {

    /**
     * The ground on which the caller may read a patient's record; empty when there is none.
     *
     * @param custodian code of the facility that keeps the record
     */
    public Optional<LegalBasis> basisToRead(Caller caller, String custodian) {
        boolean treats = custodian.equals(caller.facility()) && Permission.READ_CHART.isHeldBy(caller);
        return treats ? Optional.of(LegalBasis.TREATING_FACILITY) : Optional.empty();
    }
}
