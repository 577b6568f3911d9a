package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML1 → Conditions: the main disease first, then the accompanying ones. */
final class ConditionMapping {

    static final Fields FIELDS = Fields.of("XML1")
            .maps("CHAN_DOAN_RV", "Condition.code.text of the main one: whole")
            .maps(
                    "MA_BENH_CHINH",
                    "Condition.code.coding[http://hl7.org/fhir/sid/icd-10] of the main one; of several, which is one too many, the first, and one Condition for "
                            + "each other")
            .maps(
                    "MA_BENH_KT",
                    "Condition.code one Condition per code; `text` = its name in the list, none when it isn't there")
            .maps("NGAY_RA", "Condition.recordedDate");

    private final Episode episode;

    ConditionMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        HisRow xml1 = episode.summary();
        List<Statement> conditions = new ArrayList<>();
        List<String> main = xml1.filled("MA_BENH_CHINH");
        if (!main.isEmpty() || xml1.has("CHAN_DOAN_RV")) {
            conditions.add(condition("main", main.isEmpty() ? "" : Codes.bare(main.get(0)), xml1.get("CHAN_DOAN_RV")));
        }
        Stream.concat(main.stream().skip(1), xml1.filled("MA_BENH_KT").stream())
                .map(Codes::bare)
                .distinct()
                .forEach(code ->
                        conditions.add(condition(code, code, Codes.disease(code).orElse(""))));
        return conditions;
    }

    private Statement condition(String key, String code, String text) {
        String discharged = episode.summary().get("NGAY_RA");
        JsonObject condition = episode.resource("Condition")
                .put("category", concepts("condition-category", "encounter-diagnosis"))
                .put("verificationStatus", Fhir.concept("", Fhir.coding(Fhir.hl7("condition-ver-status"), "confirmed")))
                .put("code", Fhir.concept(text, Fhir.disease(code)))
                .put("recordedDate", HisTime.dateTime(discharged));
        return new Statement("Condition|" + key, condition, HisTime.start(discharged));
    }

    private static JsonArray concepts(String system, String code) {
        return Fhir.array(Fhir.concept("", Fhir.coding(Fhir.hl7(system), code)));
    }
}
