package vn.emr.exchange.his.map;

import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;

/** What the rows about services and about supplies of XML3 have in common. */
final class Rows {

    private Rows() {}

    /** The insurance's group of costs, which says what kind of service it is: 8 operation, 15 bed day. */
    static JsonObject category(HisRow row) {
        String group = row.get("MA_NHOM");
        return Fhir.concept(
                "",
                Fhir.coding(
                        Systems.COST_GROUP, group, Codes.name("MA_NHOM", group).orElse(null)));
    }

    static @Nullable JsonObject quantity(HisRow row) {
        return Fhir.quantity(row.get("SO_LUONG"), row.get("DON_VI_TINH"));
    }

    /** The diseases for which it was ordered. */
    static JsonArray reasons(HisRow row) {
        JsonArray all = new JsonArray();
        row.filled("MA_BENH").forEach(c -> all.add(Fhir.concept("", Fhir.disease(c))));
        return all;
    }
}
