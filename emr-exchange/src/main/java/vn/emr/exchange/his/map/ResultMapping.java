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
