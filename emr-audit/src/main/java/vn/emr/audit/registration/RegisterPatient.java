package vn.emr.audit.registration;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.PatientSearch;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.NotPermitted;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.patient.PatientDraft;
import vn.emr.domain.patient.PatientHit;
import vn.emr.domain.patient.PatientIdentity;
import vn.emr.domain.patient.PatientRegistry;
import vn.emr.domain.patient.Registered;
import vn.emr.domain.patient.RegistrationRefused;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;

/** Registers a patient by hand: an emergency leaves before the HIS has exported anything. */
@UseCase
public class RegisterPatient {

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    Facilities facilities;

    @Inject
    PatientSearch search;

    @Inject
    PatientRegistry registry;

    @Inject
    Log log;

    @Inject
    AuditTrail trail;

    /**
     * What became of a form.
     *
     * @param patient logical id of the Patient; null when nobody was registered
     * @param known patients of the facility who have one of the numbers: a person decides whether it is one of them
     * @param disputed whether the citizen number is somebody else's; a steward is asked to look
     */
    public record Outcome(@Nullable UUID patient, List<PatientHit> known, boolean disputed) {

        /** Copies the list. */
        public Outcome {
            known = List.copyOf(known);
        }
    }

    /**
     * Registers the patient for the caller's facility. The same form again changes nothing.
     *
     * @param form id of the form
     * @param apart whether somebody has looked at the patients with the same numbers, and wants this one apart from them
     * @throws RegistrationRefused when something is wrong in the form, or it registered somebody else before
     */
    public Outcome register(UUID form, PatientIdentity identity, boolean apart) {
        Facility own = own();
        if (!identity.problems(LocalDate.ofInstant(clock.instant(), SystemClock.VIETNAM))
                .isEmpty()) {
            throw RegistrationRefused.invalid();
        }
        PatientDraft draft = identity.draft(own.code(), own.nameVi(), form);
        if (!apart) {
            List<PatientHit> known = known(identity);
            // Asked after the search: the same form, sent a moment earlier, may be what the search has found.
            if (!known.isEmpty() && !registry.knows(draft)) {
                return new Outcome(null, known, false);
            }
        }
        return register(draft, identity, apart);
    }

    private Facility own() {
        String code = caller.get().facility();
        return facilities.find(code == null ? "" : code).orElseThrow(NotPermitted::forbidden);
    }

    private List<PatientHit> known(PatientIdentity identity) {
        return search.find(String.join(" ", identity.numbers())).hits();
    }

    private Outcome register(PatientDraft draft, PatientIdentity identity, boolean apart) {
        Registered registered = registry.register(draft);
        boolean again = !registered.stream().created();
        if (again && !registered.entries().isEmpty()) {
            throw RegistrationRefused.formUsed();
        }
        if (!again && !apart && !registry.others(draft.facility(), registered).isEmpty()) {
            throw RegistrationRefused.sameMoment();
        }
        boolean disputed = !registered.findings().isEmpty();
        if (!again) {
            cover(registered, identity.coverage(registered.patient()));
            trail.record(new AuditRecord(
                    AuditEventType.PATIENT_REGISTERED,
                    registered.patient(),
                    LegalBasis.TREATING_FACILITY,
                    null,
                    null,
                    disputed ? registered.findings().get(0).rule() : null));
        }
        return new Outcome(registered.patient(), List.of(), disputed);
    }

    private void cover(Registered registered, @Nullable JsonObject coverage) {
        if (coverage != null) {
            log.append(registered.stream(), List.of(Draft.first(Ids.next(clock), coverage, null, Source.UI)));
        }
    }
}
