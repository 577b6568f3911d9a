package vn.emr.exchange.his.map;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;

/** What rows about medicines, services and supplies have in common. */
final class Rows {

    /** What of a row of XML3 decides about its money. */
    static final String[] TERMS = {
        "PHAM_VI", "TT_THAU", "TYLE_TT_DV", "TYLE_TT_BH", "MUC_HUONG", "MA_PTTT", "VET_THUONG_TP"
    };

    /** Money of a row of XML3. */
    static final String[] MONEY = {
        "DON_GIA_BV",
        "DON_GIA_BH",
        "THANH_TIEN_BV",
        "THANH_TIEN_BH",
        "T_TRANTT",
        "T_NGUONKHAC_NSNN",
        "T_NGUONKHAC_VTNN",
        "T_NGUONKHAC_VTTN",
        "T_NGUONKHAC_CL",
        "T_NGUONKHAC",
        "T_BNTT",
        "T_BNCCT",
        "T_BHTT"
    };

    private Rows() {}

    /** The insurance's group of costs, which says what kind of service it is: 8 operation, 15 bed day. */
    static JsonObject category(HisRow row) {
        String group = row.get("MA_NHOM");
        return Fhir.concept(
                "",
                Fhir.coding(
                        Systems.COST_GROUP, group, Codes.name("MA_NHOM", group).orElse(null)));
    }

    /** How much of it; only the unit when the number is missing. */
    static @Nullable JsonObject quantity(HisRow row) {
        return row.has("SO_LUONG")
                ? Fhir.quantity(row.get("SO_LUONG"), row.get("DON_VI_TINH"))
                : new JsonObject().put("unit", row.get("DON_VI_TINH"));
    }

    /**
     * The diagnosis that a paper or the summary names: the main disease with the whole text, then the others. Of several
     * main diseases, which is one too many, the first is taken for it.
     */
    static JsonArray diseases(HisRow row) {
        List<String> main = row.filled("MA_BENH_CHINH");
        JsonObject first = main.isEmpty() ? null : Fhir.disease(main.get(0));
        JsonArray all = Fhir.array(Fhir.concept(row.get("CHAN_DOAN_RV"), first));
        Stream.concat(main.stream().skip(1), row.filled("MA_BENH_KT").stream())
                .forEach(c -> all.add(Fhir.concept("", Fhir.disease(c))));
        return all;
    }

    /** The diseases for which it was ordered. */
    static JsonArray reasons(HisRow row) {
        JsonArray all = new JsonArray();
        row.filled("MA_BENH").forEach(c -> all.add(Fhir.concept("", Fhir.disease(c))));
        return all;
    }
}
