package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.map.CoverageMapping;
import vn.emr.exchange.his.map.PatientMapping;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.resend.Statement;

/**
 * What a check-in says otherwise of a patient who is known. It is not taken over, for a check-in lacks half of what a summary
 * has; so it is told, element by element, without the values.
 */
@ApplicationScoped
class CheckInPerson {

    @Inject
    Entries entries;

    /** What differs; what the check-in doesn't say does not. */
    List<Finding> differs(Incoming incoming, UUID patient) {
        HisRow said = incoming.summary();
        JsonObject known = entries.current(patient).orElseThrow().content();
        JsonObject now = PatientMapping.draft(said, incoming.facility()).patient();
        List<String> elements = new ArrayList<>();
        differ(
                elements,
                "HO_TEN",
                said.has("HO_TEN") && !now.text("name", "text").equals(known.text("name", "text")));
        differ(
                elements,
                "NGAY_SINH",
                now.text("birthDate").isPresent() && !now.text("birthDate").equals(known.text("birthDate")));
        differ(
                elements,
                "GIOI_TINH",
                said.has("GIOI_TINH") && !now.text("gender").equals(known.text("gender")));
        differ(elements, "SO_CCCD", said.has("SO_CCCD") && !holds(known, said.get("SO_CCCD")));
        List<JsonObject> cards = entries.compartment(patient, List.of("Coverage")).stream()
                .map(StoredResource::content)
                .toList();
        CoverageMapping.map(said, patient).forEach(card -> cards(elements, card, cards));
        return elements.stream()
                .distinct()
                .map(e -> Finding.of(HisRule.CHECKIN_PERSON, said.at(e)))
                .toList();
    }

    private static boolean holds(JsonObject patient, String number) {
        return patient.objects("identifier")
                .filter(i -> i.text("system")
                        .filter(s -> !s.startsWith(Systems.FACILITY))
                        .isPresent())
                .anyMatch(i -> i.text("value").filter(number::equals).isPresent());
    }

    private static void cards(List<String> elements, Statement said, List<JsonObject> known) {
        JsonObject card = said.content();
        List<JsonObject> same = known.stream()
                .filter(k -> k.text("subscriberId").equals(card.text("subscriberId")))
                .toList();
        differ(elements, "MA_THE_BHYT", same.isEmpty());
        same.forEach(k -> {
            differ(elements, "GT_THE_TU", isOther(card, k, "period", "start"));
            differ(elements, "GT_THE_DEN", isOther(card, k, "period", "end"));
            differ(elements, "MA_DKBD", isOther(card, k, "extension", "valueIdentifier", "value"));
        });
    }

    private static boolean isOther(JsonObject said, JsonObject known, String... path) {
        return said.text(path).isPresent() && !said.text(path).equals(known.text(path));
    }

    private static void differ(List<String> elements, String element, boolean differs) {
        if (differs) {
            elements.add(element);
        }
    }
}
