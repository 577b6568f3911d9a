package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * The one place that says who may read a patient: who holds {@link Permission#READ_CHART}, for patients of the own
 * facility and for those who were referred to it. For everybody else the patient doesn't exist.
 */
@ApplicationScoped
public class AccessPolicy {

    @Inject
    AccessGrants grants;

    /**
     * The ground on which the caller may read a patient's record; empty when there is none.
     *
     * @param patient logical id of the Patient
     * @param custodian code of the facility that keeps the record
     */
    public Optional<LegalBasis> basisToRead(Caller caller, UUID patient, String custodian) {
        if (!Permission.READ_CHART.isHeldBy(caller)) {
            return Optional.empty();
        }
        return custodian.equals(caller.facility())
                ? Optional.of(LegalBasis.TREATING_FACILITY)
                : grants.toPatient(patient);
    }
}
