package vn.emr.domain.content;

import java.util.Set;

/** Security labels of a resource ({@code meta.security}): who may not read just because the record is open. */
public final class SecurityLabels {

    private static final Set<String> RESTRICTED = Set.of("R", "V");

    private SecurityLabels() {}

    /** The label that says restricted. */
    public static JsonObject restricted() {
        return new JsonObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality")
                .put("code", "R");
    }

    /** Whether a label says restricted or very restricted (HL7 v3 Confidentiality). */
    public static boolean isRestricted(JsonObject content) {
        return content.object("meta").stream()
                .flatMap(m -> m.objects("security"))
                .anyMatch(l -> l.text("code").filter(RESTRICTED::contains).isPresent());
    }
}
