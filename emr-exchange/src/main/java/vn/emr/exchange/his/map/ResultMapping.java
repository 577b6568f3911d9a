package vn.emr.exchange.his.map;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML4 → one Observation a row. */
final class ResultMapping {

    static final Fields FIELDS = Fields.of("XML4")
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.NUMBERING, "STT")
            .maps(
                    "MA_DICH_VU",
                    "Observation.code.coding[urn:vn:ma-dich-vu]",
                    "Observation.category its chapter: 22–25 `laboratory`, 18 `imaging`; else `laboratory` with GIA_TRI, "
                            + "`procedure` without",
                    "DiagnosticReport.code.coding[urn:vn:ma-dich-vu]",
                    "DiagnosticReport.category `LAB`, `RAD`, `OTH`")
            .maps("MA_CHI_SO", "Observation.code.coding[urn:vn:cskcb:CODE:ma-chi-so]")
            .maps("TEN_CHI_SO", "Observation.code.text")
            .maps(
                    "GIA_TRI",
                    "Observation.valueQuantity a number, also behind `<`, `<=`, `>`, `>=`, `≤`, `≥` (`comparator`)",
                    "Observation.valueString anything else",
                    "Observation.interpretation computed, see below",
                    "Observation.extension[don-vi] the unit of what is no number")
            .maps(
                    "DON_VI_DO",
                    "Observation.valueQuantity.unit",
                    "Observation.extension[don-vi].valueString of what is no number",
                    "Observation.interpretation none where the range is in another unit")
            .maps(
                    "MO_TA",
                    "Observation.referenceRange when it begins with `CSBT:`; `low` and `high` where it gives one range, see below",
                    "Observation.note.text anything else",
                    "Observation.interpretation computed, see below")
            .maps(
                    "KET_LUAN",
                    "Observation.interpretation `Cao` `H`, `Thấp` `L`, beside GIA_TRI",
                    "Observation.extension[ket-luan].valueString other words beside GIA_TRI",
                    "Observation.valueString without GIA_TRI",
                    "DiagnosticReport.conclusion without GIA_TRI")
            .maps("NGAY_KQ", "Observation.effectiveDateTime", "DiagnosticReport.effectiveDateTime")
            .maps("MA_BS_DOC_KQ", "Observation.performer", "DiagnosticReport.resultsInterpreter")
            .keeps(Reason.RESERVED, "DU_PHONG");

    private static final List<String> LABORATORY = List.of("22.", "23.", "24.", "25.");
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>|≤|≥)\\s*(\\d+(?:\\.\\d+)?)");

    private final Episode episode;

    ResultMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows("XML4").stream().map(this::result).toList();
    }

    private Statement result(HisRow row) {
        JsonObject observation = episode.resource("Observation")
                .put("status", "final")
                .put(
                        "category",
                        Fhir.array(Fhir.concept("", Fhir.coding(Fhir.hl7("observation-category"), category(row)))))
                .put("code", code(row))
                .put("effectiveDateTime", HisTime.dateTime(row.get("NGAY_KQ")))
                .put("performer", Fhir.staff(row.filled("MA_BS_DOC_KQ")));
        value(observation, row);
        meaning(observation, row);
        String index = row.has("MA_CHI_SO") ? row.get("MA_CHI_SO") : row.get("TEN_CHI_SO");
        String key = String.join("|", "XML4", row.get("MA_DICH_VU"), index, row.get("NGAY_KQ"));
        return new Statement(key, observation, HisTime.start(row.get("NGAY_KQ")));
    }

    /** By the chapter of the service: 22 haematology to 25 pathology, 18 imaging. */
    static String category(HisRow row) {
        String service = row.get("MA_DICH_VU");
        if (LABORATORY.stream().anyMatch(service::startsWith)) {
            return "laboratory";
        }
        if (service.startsWith("18.")) {
            return "imaging";
        }
        return row.has("GIA_TRI") ? "laboratory" : "procedure";
    }

    private JsonObject code(HisRow row) {
        return Fhir.concept(
                row.get("TEN_CHI_SO"),
                Fhir.coding(Systems.labIndex(episode.facility().code()), row.get("MA_CHI_SO")),
                Fhir.coding(Systems.SERVICE, row.get("MA_DICH_VU")));
    }

    private static void value(JsonObject observation, HisRow row) {
        String value = row.get("GIA_TRI");
        JsonObject quantity = quantity(value, row.get("DON_VI_DO"));
        if (quantity != null) {
            observation.put("valueQuantity", quantity);
        } else {
            observation.put("valueString", row.has("GIA_TRI") ? value : row.get("KET_LUAN"));
        }
    }

    private static @Nullable JsonObject quantity(String value, String unit) {
        Matcher compared = COMPARED.matcher(value);
        if (!compared.matches()) {
            return Fhir.quantity(value, unit);
        }
        String sign = compared.group(1).replace("≤", "<=").replace("≥", ">=");
        JsonObject quantity = Fhir.quantity(compared.group(2), unit);
        return quantity == null ? null : quantity.put("comparator", sign);
    }

    private static void meaning(JsonObject observation, HisRow row) {
        ResultFlag flag = ResultFlag.of(row);
        JsonObject range = flag.referenceRange();
        observation.put("referenceRange", Fhir.array(range));
        if (range == null) {
            observation.put("note", Fhir.array(new JsonObject().put("text", row.get("MO_TA"))));
        }
        JsonArray extensions = new JsonArray();
        if (row.has("GIA_TRI")) {
            observation.put("interpretation", Fhir.array(flag.interpretation(row)));
            if (ResultFlag.stated(row.get("KET_LUAN")) == null) {
                extensions.add(Fhir.extension("ket-luan", row.get("KET_LUAN")));
            }
        }
        if (observation.get("valueQuantity").isEmpty()) {
            extensions.add(Fhir.extension("don-vi", "valueString", Fhir.text(row.get("DON_VI_DO"))));
        }
        observation.put("extension", extensions);
    }
}
