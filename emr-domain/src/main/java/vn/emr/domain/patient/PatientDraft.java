package vn.emr.domain.patient;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.Source;

/**
 * A patient as a facility knows the person, before it is in the record.
 *
 * @param facility code of the facility
 * @param mrn the facility's number for the patient (MA_BN), or ours when somebody registered it by hand
 * @param patient FHIR Patient without id and meta
 * @param name full name as typed
 * @param sex FHIR administrative gender
 * @param birthDate FHIR date, maybe partial; null when unknown
 * @param citizenNumber what stands in SO_CCCD; null when nothing
 * @param insuranceCards health-insurance cards, 15 characters each, or their last 10 digits alone
 * @param address address as text; null when unknown
 * @param source how it came
 */
public record PatientDraft(
        String facility,
        String mrn,
        JsonObject patient,
        String name,
        String sex,
        @Nullable String birthDate,
        @Nullable CitizenNumber citizenNumber,
        List<String> insuranceCards,
        @Nullable String address,
        Source source) {

    /** XML 1.0 can't carry it, so no number of a HIS is ever the same as one of ours. */
    private static final char BY_HAND = '\u001f';

    private static final int CARD = 15;
    private static final int SOCIAL_INSURANCE = 10;
    private static final int FULL_DATE = 10;

    /** Copies the cards. */
    public PatientDraft {
        insuranceCards = List.copyOf(insuranceCards);
    }

    /**
     * What a Patient that came from elsewhere says.
     *
     * @param facility code of the facility that received it
     * @param patient the Patient
     * @param cards the cards of its Coverages
     */
    public static PatientDraft received(String facility, JsonObject patient, List<String> cards) {
        String name = patient.text("name", "text").orElse("");
        return new PatientDraft(
                facility,
                number(
                                patient,
                                i -> i.text("system")
                                        .filter(s -> s.endsWith(":mabn") || s.endsWith(":emr"))
                                        .isPresent())
                        .orElse(patient.text("id").orElse("")),
                patient,
                name,
                patient.text("gender").orElse("unknown"),
                patient.text("birthDate").orElse(null),
                number(
                                patient,
                                i -> i.text("system")
                                        .filter(Systems.CITIZEN::equals)
                                        .isPresent())
                        .map(CitizenNumber::new)
                        .orElse(null),
                cards,
                patient.text("address", "text").orElse(null),
                Source.PARTNER);
    }

    private static Optional<String> number(JsonObject patient, Predicate<JsonObject> which) {
        return patient.objects("identifier").filter(which).findFirst().flatMap(i -> i.text("value"));
    }

    /** What the facility's stream of the patient is known by: the number of the HIS, or apart from those one of our own. */
    String key() {
        return source == Source.UI ? BY_HAND + mrn : mrn;
    }

    /** The stable last 10 digits of the cards: the social-insurance numbers. Sorted, so that claims never cross. */
    List<String> socialInsuranceNumbers() {
        return insuranceCards.stream()
                .filter(c -> c.length() == CARD || c.length() == SOCIAL_INSURANCE)
                .map(c -> c.substring(c.length() - SOCIAL_INSURANCE))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether the whole birth date is known. */
    boolean bornOnKnownDay() {
        return birthDate != null && birthDate.length() >= FULL_DATE;
    }

    /** Whether birth dates don't contradict each other: a year agrees with every day in it, and null with all. */
    static boolean birthsAgree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.startsWith(other) || other.startsWith(one);
    }

    /** The citizen number, when it is good enough to tell who somebody is. */
    Optional<String> verifiedNumber() {
        return citizenNumber == null ? Optional.empty() : citizenNumber.verifiedFor(sex, birthDate);
    }

    /** The name as a key. */
    String nameKey() {
        return VietnameseText.key(name);
    }
}
