package vn.emr.records.chart;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.StoredResource;

/**
 * A medicine that was ordered. Texts are empty when not known.
 *
 * @param name as registered
 * @param strength strength
 * @param form dosage form
 * @param dose how much, how often, how long
 * @param route route of administration: its name, or its code when the list of names is not there
 * @param instruction what the patient or the nurse was told
 * @param ordered when; null when not known
 * @param quantity how much was supplied
 * @param prescribers licences of who ordered
 * @param origin where it came from
 */
public record MedicineView(
        String name,
        String strength,
        String form,
        String dose,
        String route,
        String instruction,
        @Nullable FhirTime ordered,
        Quantity quantity,
        List<String> prescribers,
        Origin origin) {

    /** Copies the list. */
    public MedicineView {
        prescribers = List.copyOf(prescribers);
    }

    static MedicineView of(StoredResource request) {
        JsonObject content = request.content();
        JsonObject dosage = content.object("dosageInstruction").orElseGet(JsonObject::new);
        JsonObject supplied = content.object("dispenseRequest", "quantity").orElseGet(JsonObject::new);
        return new MedicineView(
                Elements.concept(content, "medicationCodeableConcept"),
                Elements.extension(content, "ham-luong"),
                Elements.extension(content, "dang-bao-che"),
                dosage.text("text").orElse(""),
                Elements.concept(dosage, "route"),
                dosage.text("patientInstruction").orElse(""),
                Elements.time(content, "authoredOn"),
                Quantity.measured(supplied),
                Elements.people(content, "requester"),
                Origin.of(request));
    }

    /** The strength unless the name says it already. */
    public String strengthBeside() {
        return squeezed(name).contains(squeezed(strength)) ? "" : strength;
    }

    private static String squeezed(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** How much was supplied. */
    public String supplied() {
        return quantity.number().map(quantity::counting).orElse(quantity).text();
    }
}
