package vn.emr.records.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;

/**
 * What a steward compares of a patient. Texts are empty when not known.
 *
 * @param id logical id
 * @param name full name
 * @param sex FHIR administrative gender
 * @param birth FHIR date as far as known
 * @param mrn number of the facility
 * @param citizen numbers of identity papers
 * @param insurance social-insurance numbers
 * @param phone telephone
 * @param address address as text
 */
public record PersonCard(
        String id,
        String name,
        String sex,
        String birth,
        String mrn,
        String citizen,
        String insurance,
        String phone,
        String address) {

    static Optional<PersonCard> of(@Nullable JsonObject patient) {
        return Optional.ofNullable(patient)
                .map(p -> new PersonCard(
                        p.text("id").orElse(""),
                        p.text("name", "text").orElse(""),
                        p.text("gender").orElse("unknown"),
                        p.text("birthDate").orElse(""),
                        mrn(p),
                        values(p, Systems.IDENTITY_PAPERS),
                        values(p, List.of(Systems.SOCIAL_INSURANCE)),
                        p.text("telecom", "value").orElse(""),
                        p.text("address", "text").orElse("")));
    }

    private static String mrn(JsonObject patient) {
        return patient.objects("identifier")
                .filter(i -> i.text("use").filter("usual"::equals).isPresent())
                .flatMap(i -> i.text("value").stream())
                .findFirst()
                .orElse("");
    }

    private static String values(JsonObject patient, List<String> systems) {
        return patient.objects("identifier")
                .filter(i -> i.text("system").filter(systems::contains).isPresent())
                .flatMap(i -> i.text("value").stream())
                .collect(Collectors.joining(", "));
    }
}
