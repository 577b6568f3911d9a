package vn.emr.exchange.his.finding;

import vn.emr.domain.content.JsonObject;

/**
 * One thing that is worth saying about an export, so that the vendor of the HIS can act on it.
 *
 * @param rule which rule
 * @param severity what it does
 * @param place where
 * @param value what was found: codes, dates and numbers only, never names, identity numbers or clinical text; may be empty
 * @param wanted what was expected; may be empty
 */
public record Finding(HisRule rule, Severity severity, Place place, String value, String wanted) {

    private static final int MAX_VALUE = 60;

    /** Cuts what no code or number is as long as. */
    public Finding {
        value = value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + '…' : value;
    }

    /** A finding of the rule's own severity. */
    public static Finding of(HisRule rule, Place place, String value, String wanted) {
        return new Finding(rule, rule.severity(), place, value, wanted);
    }

    /** A finding with no value to show. */
    public static Finding of(HisRule rule, Place place) {
        return of(rule, place, "", "");
    }

    /** The same with another severity. */
    public Finding as(Severity other) {
        return new Finding(rule, other, place, value, wanted);
    }

    /** Whether it keeps its unit out of the record. */
    public boolean refuses() {
        return severity == Severity.REFUSE;
    }

    /** Its form in the report. */
    public JsonObject describe() {
        JsonObject json = new JsonObject()
                .put("rule", rule.code())
                .put("severity", severity.code())
                .put("table", place.table())
                .put("element", place.path())
                .put("value", value)
                .put("vi", sentence(rule.vi(), place.in("dòng", "Tệp")))
                .put("en", sentence(rule.en(), place.in("row", "The file")));
        return place.row() == 0 ? json : json.putNumber("row", Integer.toString(place.row()));
    }

    private String sentence(String template, String at) {
        return template.replace("{at}", at).replace("{v}", value).replace("{w}", wanted);
    }
}
