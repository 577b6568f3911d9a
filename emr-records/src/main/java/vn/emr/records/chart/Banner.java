package vn.emr.records.chart;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.store.StoredResource;

/**
 * Who the patient is. Texts are empty when not known.
 *
 * @param name full name as typed
 * @param sex FHIR administrative gender
 * @param birth birth date as far as known; null when not known
 * @param age age today, or at death; null when not known
 * @param mrn number of the facility (MA_BN), or ours when somebody registered the patient by hand
 * @param citizen what was given as number of an identity paper
 * @param address address as text
 * @param phone telephone
 * @param bloodGroup blood group of the newest episode that names one
 * @param cards health-insurance cards, valid ones first
 * @param died when the patient died; null as far as known
 * @param byHand whether somebody registered the patient by hand: then what is missing is not known
 */
public record Banner(
        String name,
        String sex,
        @Nullable FhirTime birth,
        @Nullable Age age,
        String mrn,
        String citizen,
        String address,
        String phone,
        String bloodGroup,
        List<Card> cards,
        @Nullable FhirTime died,
        boolean byHand) {

    /**
     * A health-insurance card.
     *
     * @param number as printed
     * @param from first day; null when not known
     * @param until last day; null when not known
     * @param expired whether the last day is over
     */
    public record Card(
            String number,
            @Nullable FhirTime from,
            @Nullable FhirTime until,
            boolean expired) {

        private static Card of(JsonObject coverage, LocalDate today) {
            FhirTime until = Elements.time(coverage, "period", "end");
            boolean expired =
                    until != null && until.day().filter(d -> d.isBefore(today)).isPresent();
            String number = coverage.text("subscriberId")
                    .or(() -> Elements.identifier(coverage, Systems.INSURANCE_CARD))
                    .orElse("");
            return new Card(number, Elements.time(coverage, "period", "start"), until, expired);
        }
    }

    private static final String BLOOD_GROUP = "882-1";

    /** Copies the cards. */
    public Banner {
        cards = List.copyOf(cards);
    }

    static Banner of(PatientChart chart, List<Stay> stays, LocalDate today) {
        StoredResource stored = chart.of("Patient").findFirst().orElseThrow();
        JsonObject patient = stored.content();
        FhirTime birth = Elements.time(patient, "birthDate");
        FhirTime died = died(stays);
        LocalDate last = died == null ? today : died.day().orElse(today);
        return new Banner(
                patient.text("name", "text").orElse(""),
                patient.text("gender").orElse("unknown"),
                birth,
                birth == null ? null : Age.of(birth, last).orElse(null),
                Elements.identifier(patient, Systems.mrn(stored.facility()))
                        .or(() -> Elements.identifier(patient, Systems.ownNumber(stored.facility())))
                        .orElse(""),
                citizen(patient),
                patient.text("address", "text").orElse(""),
                patient.text("telecom", "value").orElse(""),
                bloodGroup(chart),
                cards(chart, today),
                died,
                Elements.identifier(patient, Systems.ownNumber(stored.facility()))
                        .isPresent());
    }

    /** Key of what stands where something is missing. */
    public String missing() {
        return byHand ? "chart.unknown" : "chart.notSent";
    }

    private static String citizen(JsonObject patient) {
        return Systems.IDENTITY_PAPERS.stream()
                .flatMap(s -> Elements.identifier(patient, s).stream())
                .findFirst()
                .orElse("");
    }

    private static String bloodGroup(PatientChart chart) {
        return chart.of("Observation")
                .filter(o -> o.content()
                        .text("code", "coding", "code")
                        .filter(BLOOD_GROUP::equals)
                        .isPresent())
                .max(Comparator.comparing(
                        o -> Optional.ofNullable(Elements.time(o.content(), "effectivePeriod", "start"))
                                .orElse(new FhirTime(""))))
                .map(o -> Quantity.of(o.content()).value())
                .orElse("");
    }

    private static List<Card> cards(PatientChart chart, LocalDate today) {
        return chart.of("Coverage")
                .map(c -> Card.of(c.content(), today))
                .sorted(Comparator.comparing(Card::expired)
                        .thenComparing(
                                c -> c.until() == null ? new FhirTime("") : c.until(), Comparator.reverseOrder()))
                .toList();
    }

    private static @Nullable FhirTime died(List<Stay> stays) {
        Optional<Stay> last = stays.stream().filter(Stay::died).findFirst();
        return last.map(Stay::discharged).orElse(null);
    }
}
