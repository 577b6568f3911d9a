package vn.emr.domain.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.PatientGrants;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;

/** Consents: FHIR Consent in the patient's own stream, each with the right that it gives. */
@ApplicationScoped
public class Consents {

    private static final String WITHDRAWN = "inactive";

    @Inject
    Clock clock;

    @Inject
    Facilities facilities;

    @Inject
    Entries entries;

    @Inject
    Streams streams;

    @Inject
    Log log;

    @Inject
    PatientGrants grants;

    /**
     * A consent as it stands.
     *
     * @param id logical id of the Consent
     * @param form what was agreed
     * @param given FHIR date
     * @param withdrawn whether it was withdrawn
     * @param changed when the last thing was said about it
     */
    public record Entered(UUID id, ConsentForm form, String given, boolean withdrawn, Instant changed) {

        /** Whether it holds on this day. */
        public boolean holds(LocalDate today) {
            return !withdrawn && form.until() != null && !form.until().isBefore(today);
        }
    }

    /** All of a patient, the newest first. */
    public List<Entered> of(UUID patient) {
        return entries.compartment(patient, List.of("Consent")).stream()
                .map(Consents::entered)
                .sorted(Comparator.comparing(Entered::changed).reversed())
                .toList();
    }

    private static Entered entered(StoredResource consent) {
        JsonObject content = consent.content();
        return new Entered(
                consent.id(),
                ConsentForm.of(content),
                content.text("dateTime").orElse(""),
                content.text("status").filter(WITHDRAWN::equals).isPresent(),
                consent.recorded());
    }

    /**
     * Enters one, and gives the other facility the right to read.
     *
     * @param keeper the facility that keeps the patient
     * @return its id
     */
    public UUID give(UUID patient, Facility keeper, ConsentForm form) {
        Facility reader = facilities.find(form.facility()).orElseThrow(ConsentRefused::facility);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, SystemClock.VIETNAM);
        if (!form.problems(today, keeper.code()).isEmpty() || form.until() == null) {
            throw ConsentRefused.form();
        }
        UUID id = Ids.next(clock);
        append(patient, Draft.first(id, form.resource(patient, keeper, reader, today), now, Source.UI));
        grants.give(
                id,
                LegalBasis.CONSENT,
                patient,
                form.stay(),
                PatientGrants.Reader.everybodyOf(reader.code()),
                now,
                SystemClock.endOf(form.until()),
                form.labelled());
        return id;
    }

    /**
     * Withdraws one of this patient: from now on nobody reads by it. Again is a no-op.
     *
     * @throws ConsentRefused when the patient has no such consent
     */
    public void withdraw(UUID patient, UUID id) {
        StoredResource consent = entries.compartment(patient, List.of("Consent")).stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(ConsentRefused::notFound);
        Instant now = clock.instant();
        if (grants.end(id, now)) {
            append(patient, Draft.next(id, consent.content().put("status", WITHDRAWN), now, Source.UI));
        }
    }

    private void append(UUID patient, Draft draft) {
        StreamRow stream = streams.about(patient).orElseThrow(ConsentRefused::notFound);
        streams.lock(stream);
        log.append(stream, List.of(draft));
    }
}
