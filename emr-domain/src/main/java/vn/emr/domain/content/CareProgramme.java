package vn.emr.domain.content;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A national programme in which a patient is cared for over years. What it says tells an infection, so its resources
 * carry security labels in {@code meta.security}: who shows or sends them can tell them from others.
 */
public enum CareProgramme {
    /** Care and treatment of HIV/AIDS (XML6). */
    HIV("hiv", "Chăm sóc và điều trị HIV/AIDS"),
    /** Treatment of tuberculosis (XML15). It names the HIV status too. */
    TUBERCULOSIS("lao", "Quản lý điều trị bệnh lao");

    private static final String SYSTEM = Systems.EXTENSION + "chuong-trinh";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private final String code;
    private final String title;

    CareProgramme(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** The programme as a CodeableConcept. */
    public JsonObject concept() {
        return new JsonObject()
                .put("coding", JsonArray.of(coding(SYSTEM, code)))
                .put("text", title);
    }

    /** The resource with its labels: restricted, and that it may tell an infection with HIV. */
    public JsonObject labelled(JsonObject resource) {
        JsonArray labels = JsonArray.of(SecurityLabels.restricted(), coding(TERMINOLOGY + "v3-ActCode", "HIV"));
        return resource.put("meta", new JsonObject().put("security", labels));
    }

    private static JsonObject coding(String system, String code) {
        return new JsonObject().put("system", system).put("code", code);
    }

    /** Which programme this concept of a resource names; empty when it names none. */
    public static Optional<CareProgramme> of(JsonObject resource, String concept) {
        return resource.object(concept).stream()
                .flatMap(c -> c.objects("coding"))
                .filter(c -> c.text("system").filter(SYSTEM::equals).isPresent())
                .flatMap(c -> Stream.of(values()).filter(p -> c.text("code").equals(Optional.of(p.code))))
                .findFirst();
    }
}
