package vn.emr.exchange.his.finding;

import vn.emr.domain.content.JsonObject;

/** Writes reports: unlike FHIR resources they have all their lists, also empty ones. */
public final class ReportJson {

    private ReportJson() {}

    /** The object with these lists, empty ones included, and whatever members are written already. */
    public static String write(JsonObject json, String members, String... lists) {
        String text = json.toString();
        StringBuilder all = new StringBuilder(text.substring(0, text.length() - 1));
        for (String list : lists) {
            if (json.get(list).isEmpty()) {
                all.append(",\"").append(list).append("\":[]");
            }
        }
        return all.append(members).append('}').toString();
    }
}
