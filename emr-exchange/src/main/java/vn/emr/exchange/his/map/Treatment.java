package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;

/** A treatment in a care programme: an activity of its CarePlan. */
final class Treatment {

    private final HisRow row;
    private final JsonObject kind;
    private final JsonObject activity = new JsonObject();
    private final JsonObject detail = new JsonObject();
    private final JsonArray extensions = new JsonArray();
    private final List<String> words = new ArrayList<>();

    /**
     * A treatment that a row speaks of.
     *
     * @param code which
     * @param title what it is called
     */
    Treatment(HisRow row, String code, String title) {
        this.row = row;
        this.kind = Fhir.concept(title, Fhir.coding(Systems.EXTENSION + "dieu-tri", code));
    }

    /** What is given: a regimen. */
    Treatment product(String element) {
        detail.put("productCodeableConcept", concept(element, "phác đồ"));
        return this;
    }

    /** Why, under this title. */
    Treatment reason(String element, String title) {
        detail.put("reasonCode", Fhir.array(concept(element, title)));
        return this;
    }

    Treatment outcome(String element) {
        activity.put("outcomeCodeableConcept", Fhir.array(concept(element, "kết quả")));
        return this;
    }

    /** Where it is given. */
    Treatment at(@Nullable JsonObject facility) {
        detail.put("location", facility);
        if (facility != null) {
            say("tại", facility.text("display").orElse(""));
        }
        return this;
    }

    /** From when to when; the end may be no element of the table. */
    Treatment during(String from, String to) {
        say("từ", Fact.words(row.get(from)));
        say("đến", Fact.words(row.get(to)));
        JsonObject period = Fhir.between(row.get(from), row.get(to));
        detail.put("scheduledPeriod", period);
        detail.put("status", period.get("end").isPresent() ? "completed" : null);
        return this;
    }

    /** For how many days. */
    Treatment days(String element) {
        detail.put("quantity", Fhir.quantity(row.get(element), "ngày"));
        say("số ngày cấp thuốc", row.get(element));
        return this;
    }

    /** Codes that say more of it. */
    Treatment more(String name, String element, String title) {
        say(title, row.get(element));
        row.filled(element)
                .forEach(c -> extensions.add(Fhir.extension(name, "valueCoding", Fhir.coding(system(element), c))));
        return this;
    }

    private JsonObject concept(String element, String title) {
        String code = row.get(element);
        String name = Codes.name(element, code).orElse(null);
        say(title, name == null ? code : name);
        return Fhir.concept("", Fhir.coding(system(element), code, name));
    }

    private void say(String title, String value) {
        if (!value.isEmpty()) {
            words.add(title + ' ' + value);
        }
    }

    private static String system(String element) {
        return "urn:vn:" + element.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The activity; null when the row says nothing of it. */
    @Nullable
    JsonObject activity() {
        detail.put("extension", extensions);
        if (detail.properties().isEmpty() && activity.properties().isEmpty()) {
            return null;
        }
        if (detail.get("status").isEmpty()) {
            detail.put("status", "unknown");
        }
        detail.put("code", kind).put("description", String.join("; ", words));
        return activity.put("detail", detail);
    }
}
