package vn.emr.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.space.AuditSpaceRefused;
import vn.emr.domain.access.AccessPolicy;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Ground;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Relations;
import vn.emr.domain.access.WhyFirst;
import vn.emr.domain.patient.PatientNotFound;

/** Asks before anything about a patient is read or written whether the caller may, and records a refusal. */
@ApplicationScoped
public class PatientAccess {

    @Inject
    CurrentCaller caller;

    @Inject
    AccessPolicy policy;

    @Inject
    Relations relations;

    @Inject
    AuditTrail trail;

    @Inject
    AuditSpace space;

    /**
     * The ground on which the caller works with this patient.
     *
     * @param act what the caller wants to do: the event that a refusal leaves
     * @throws PatientNotFound when there is no such patient for this caller; recorded as refused
     * @throws WhyFirst when the person has to say why first; recorded as refused
     * @throws AuditSpaceRefused when there is no space to record it and the record isn't opened in an emergency
     */
    public LegalBasis require(UUID patient, AuditEventType act) {
        return ground(patient, act).map(Ground::basis).orElseThrow(() -> refused(patient, act, new PatientNotFound()));
    }

    /**
     * The same for acts that only staff of the facility that keeps the patient have, whether or not the patient is there:
     * the registers of who else may read.
     *
     * @throws PatientNotFound when the caller's facility keeps no such patient; recorded as refused
     */
    public LegalBasis requireKept(UUID patient, AuditEventType act) {
        if (!relations.to(patient).contains(LegalBasis.KEEPING_FACILITY)) {
            throw refused(patient, act, new PatientNotFound());
        }
        return LegalBasis.KEEPING_FACILITY;
    }

    /**
     * The ground for what is only offered to the caller. Where {@link #require} would refuse it is empty, and nothing is recorded:
     * nobody asked for this patient.
     */
    public Optional<LegalBasis> offered(UUID patient, AuditEventType act) {
        try {
            return space.exhausted()
                    ? policy.emergency(caller.get(), patient, act.act()).map(Ground::basis)
                    : policy.ground(caller.get(), patient, act.act()).map(Ground::basis);
        } catch (WhyFirst why) {
            return Optional.empty();
        }
    }

    private Optional<Ground> ground(UUID patient, AuditEventType act) {
        if (space.exhausted()) {
            return Optional.of(
                    policy.emergency(caller.get(), patient, act.act()).orElseThrow(() -> trail.noSpace(act)));
        }
        try {
            return policy.ground(caller.get(), patient, act.act());
        } catch (WhyFirst why) {
            throw refused(patient, act, why);
        }
    }

    private <T extends RuntimeException> T refused(UUID patient, AuditEventType act, T refusal) {
        trail.recordRefusal(AuditRecord.aboutPatient(act, patient, LegalBasis.NONE));
        return refusal;
    }
}
