package vn.emr.exchange.his.map;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML1 → Observations: weight and blood group. */
final class SummaryMapping {

    static final Fields FIELDS = Fields.of("XML1")
            .maps("CAN_NANG", "Observation.valueQuantity.value LOINC 29463-7, kg; 0 is \"not weighed\"")
            .maps("NHOM_MAU", "Observation.valueCodeableConcept.text LOINC 882-1")
            .maps("NGAY_VAO", "Observation.effectivePeriod.start the stay: the time of measuring is not sent")
            .maps("NGAY_RA", "Observation.effectivePeriod.end");

    private final Episode episode;

    SummaryMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        HisRow xml1 = episode.summary();
        List<Statement> observations = new ArrayList<>();
        if (xml1.has("CAN_NANG") && !isUnmeasured(xml1)) {
            observations.add(weight(xml1.get("CAN_NANG")));
        }
        if (xml1.has("NHOM_MAU")) {
            observations.add(bloodGroup(xml1.get("NHOM_MAU")));
        }
        return observations;
    }

    /** A weight that nobody took is sent as 0. */
    static boolean isUnmeasured(HisRow xml1) {
        return new BigDecimal(xml1.get("CAN_NANG")).signum() <= 0;
    }

    private Statement weight(String kilograms) {
        JsonObject quantity = Fhir.quantity(kilograms, "kg");
        JsonObject observation = observation("vital-signs", "29463-7", "Body weight", "Cân nặng")
                .put(
                        "valueQuantity",
                        quantity == null
                                ? null
                                : quantity.put("system", Fhir.UCUM).put("code", "kg"));
        return statement("CAN_NANG", observation);
    }

    private Statement bloodGroup(String group) {
        return statement(
                "NHOM_MAU",
                observation("laboratory", "882-1", "ABO and Rh group [Type] in Blood", "Nhóm máu")
                        .put("valueCodeableConcept", new JsonObject().put("text", group)));
    }

    private JsonObject observation(String category, String loinc, String display, String text) {
        JsonArray categories = Fhir.array(Fhir.concept("", Fhir.coding(Fhir.hl7("observation-category"), category)));
        return episode.resource("Observation")
                .put("status", "final")
                .put("category", categories)
                .put("code", Fhir.concept(text, Fhir.coding(Fhir.LOINC, loinc, display)))
                .put("effectivePeriod", episode.period());
    }

    private Statement statement(String element, JsonObject observation) {
        return new Statement(
                "XML1|" + element, observation, HisTime.start(episode.summary().get("NGAY_VAO")));
    }
}
