package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisContent;
import vn.emr.domain.his.HisContents;
import vn.emr.domain.his.HisRows;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.patient.IdentityFinding;
import vn.emr.domain.patient.PatientRegistry;
import vn.emr.domain.patient.Registered;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.LogBatch;
import vn.emr.domain.store.Source;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.map.CoverageMapping;
import vn.emr.exchange.his.map.PatientMapping;
import vn.emr.exchange.his.resend.Resend;
import vn.emr.exchange.his.resend.Statement;

/** The patient of an incoming HOSO and the insurance cards: PERSON stream. A file older than the newest changes neither; a check-in, which lacks half of it, changes nobody who is known: what it says otherwise is reported. */
@ApplicationScoped
class PatientIntake {

    @Inject
    Clock clock;

    @Inject
    PatientRegistry registry;

    @Inject
    HisContents contents;

    @Inject
    CheckInPerson checkIns;

    @Inject
    OtherPerson others;

    /**
     * Whose it is.
     *
     * @param patient logical id of the Patient
     * @param stated references to the resources that were stated anew
     */
    record Taken(UUID patient, List<JsonObject> stated) {}

    /** The patient, if the facility's number is known. */
    Optional<UUID> known(Incoming incoming) {
        return registry.find(incoming.facility().code(), incoming.patientNumber());
    }

    /**
     * Why the HOSO can't be about the patient of its number; empty when it can.
     *
     * @param known the patient of its number, if that is known
     * @param before the episode's newest version
     */
    Optional<Finding> somebodyElse(Incoming incoming, Optional<UUID> known, Optional<HisContent> before) {
        return known.flatMap(patient -> others.named(incoming, patient, before));
    }

    /**
     * Makes sure that the patient and the cards are in the record as the HOSO says.
     *
     * @param known the patient of its number, if that is known
     * @param batch holds what is said anew
     */
    Taken take(Incoming incoming, Optional<UUID> known, HosoReport report, LogBatch batch) {
        Optional<HisContent> before = known.flatMap(contents::find);
        if (known.isPresent() && incoming.isCheckIn()) {
            checkIns.differs(incoming, known.get()).forEach(report::found);
            return new Taken(known.get(), List.of());
        }
        if (known.isPresent() && isOlder(incoming, before)) {
            return new Taken(known.get(), List.of());
        }
        Registered registered = registry.register(PatientMapping.draft(incoming.summary(), incoming.facility()), batch);
        if (registered.stream().created()) {
            report.patientIsNew();
        }
        registered.findings().forEach(f -> report.found(finding(f, incoming)));
        List<Appended> appended = new ArrayList<>(registered.entries());
        appended.addAll(cards(incoming, registered, before, batch));
        report.appended(appended);
        return new Taken(registered.patient(), references(appended));
    }

    private static boolean isOlder(Incoming incoming, Optional<HisContent> before) {
        return before.filter(incoming::isOlderThan).isPresent();
    }

    private static Finding finding(IdentityFinding identity, Incoming incoming) {
        HisRule rule =
                switch (identity.rule()) {
                    case IdentityFinding.APART -> HisRule.IDENTITY_APART;
                    case IdentityFinding.SECOND -> HisRule.IDENTITY_SECOND;
                    default -> HisRule.IDENTITY_CONFLICT;
                };
        return Finding.of(rule, incoming.summary().at("SO_CCCD"));
    }

    private List<Appended> cards(
            Incoming incoming, Registered registered, Optional<HisContent> before, LogBatch batch) {
        HisRows known = before.map(HisContent::rows).orElse(HisRows.none());
        Resend resend = new Resend(known, incoming.fingerprints(), () -> Ids.next(clock));
        List<Statement> cards = CoverageMapping.map(incoming.summary(), registered.patient());
        resend.settle(cards);
        List<Draft> drafts = cards.stream()
                .filter(Statement::isNews)
                .map(s -> new Draft(s.id(), s.content(), s.effective(), Source.HIS, s.amends()))
                .toList();
        if (before.isEmpty() || !drafts.isEmpty() || !before.get().made().equals(incoming.made())) {
            int version = before.map(HisContent::version).orElse(0) + 1;
            contents.put(
                    incoming.facility().code(),
                    new HisContent(
                            registered.patient(), version, incoming.made(), new byte[0], resend.rowsAndBefore()));
        }
        return batch.append(registered.stream(), drafts);
    }

    private static List<JsonObject> references(List<Appended> appended) {
        return appended.stream()
                .filter(a -> !a.type().equals("Person"))
                .map(a -> new JsonObject().put("reference", a.type() + '/' + a.id()))
                .toList();
    }
}
