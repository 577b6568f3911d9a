package vn.emr.domain.content;

import java.util.Optional;
import java.util.stream.Stream;

/** Whose a resource is, and of which stay. FHIR has a different element for it in nearly every type. */
public final class Compartment {

    private static final String PATIENT = "Patient/";
    private static final String ENCOUNTER = "Encounter/";

    private Compartment() {}

    /** Reference to the patient; empty when it names none. A Patient doesn't name itself. */
    public static Optional<String> patient(JsonObject content) {
        return content.text("subject", "reference")
                .or(() -> content.text("patient", "reference"))
                .or(() -> content.text("beneficiary", "reference"))
                .or(() -> content.text("for", "reference"))
                .or(() -> first(content.objects("participant").flatMap(p -> p.object("actor").stream()), PATIENT));
    }

    /** Reference to the stay (Encounter); empty when it names none. An Encounter doesn't name itself. */
    public static Optional<String> encounter(JsonObject content) {
        return content.text("encounter", "reference")
                .or(() -> content.text("context", "encounter", "reference"))
                .or(() -> first(content.object("context").stream(), ENCOUNTER))
                .or(() -> first(content.objects("supportingInformation"), ENCOUNTER));
    }

    private static Optional<String> first(Stream<JsonObject> references, String type) {
        return references
                .flatMap(r -> r.text("reference").stream())
                .filter(r -> r.startsWith(type))
                .findFirst();
    }
}
