package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisContent;
import vn.emr.domain.patient.Disagreement;
import vn.emr.domain.patient.PatientDraft;
import vn.emr.domain.store.Entries;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.map.PatientMapping;

/**
 * Keeps an episode out that names somebody else under a number (MA_BN) which the facility has given before: taken in, the
 * stays of both would stand under the later name. An episode that the patient has already says it of that patient, so it
 * corrects; a check-in changes nobody who is known ({@link CheckInPerson}).
 */
@ApplicationScoped
class OtherPerson {

    @Inject
    Entries entries;

    /** Why it may not be taken in; empty when nothing speaks against it. */
    Optional<Finding> named(Incoming incoming, UUID patient, Optional<HisContent> before) {
        if (incoming.isCheckIn()) {
            return Optional.empty();
        }
        String facility = incoming.facility().code();
        JsonObject content = entries.current(patient).orElseThrow().content();
        Disagreement disagreement = Disagreement.between(
                PatientDraft.received(facility, content, List.of()),
                PatientMapping.draft(incoming.summary(), incoming.facility()));
        return disagreement.isSomebodyElse() && !isOf(patient, before)
                ? Optional.of(
                        Finding.of(HisRule.IDENTITY_OTHER, incoming.summary().at("MA_BN"), "", elements(disagreement)))
                : Optional.empty();
    }

    /** Whether the patient has the episode already. One that only a check-in has put there proves it no more than a new one does. */
    private boolean isOf(UUID patient, Optional<HisContent> before) {
        return before.isPresent()
                && isSubject(before.get().subject(), patient)
                && (!before.get().made().equals(HisContent.CHECK_IN) || hasNoOther(patient));
    }

    private boolean isSubject(UUID encounter, UUID patient) {
        return entries.current(encounter)
                .flatMap(e -> e.content().text("subject", "reference"))
                .filter(("Patient/" + patient)::equals)
                .isPresent();
    }

    private boolean hasNoOther(UUID patient) {
        return entries.compartment(patient, List.of("Encounter")).size() == 1;
    }

    private static String elements(Disagreement disagreement) {
        List<String> elements = new ArrayList<>();
        add(elements, "HO_TEN", disagreement.name());
        add(elements, "GIOI_TINH", disagreement.sex());
        add(elements, "NGAY_SINH", disagreement.birth());
        add(elements, "SO_CCCD", disagreement.number());
        return String.join(", ", elements);
    }

    private static void add(List<String> elements, String element, boolean differs) {
        if (differs) {
            elements.add(element);
        }
    }
}
