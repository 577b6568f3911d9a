package vn.emr.exchange.his.map;

import vn.emr.domain.content.JsonObject;

/** A statement that its facility no longer makes: the same resource, entered in error. */
public final class Withdrawal {

    private static final String IN_ERROR = "entered-in-error";

    private Withdrawal() {}

    /** The next version of this resource. */
    public static JsonObject of(JsonObject current) {
        JsonObject content = current.copy();
        boolean condition =
                content.text("resourceType").filter("Condition"::equals).isPresent();
        return condition
                ? content.put(
                        "verificationStatus", Fhir.concept("", Fhir.coding(Fhir.hl7("condition-ver-status"), IN_ERROR)))
                : content.put("status", IN_ERROR);
    }
}
