package vn.emr.records.referral;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.domain.content.FhirDay;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.StayChoice;

/**
 * A stay as a doctor chooses it.
 *
 * @param id logical id of the Encounter
 * @param start when it began; empty when not known
 * @param end when it ended; empty while it lasts
 * @param where kind of care and departments
 * @param diagnosis ICD-10 code and main diagnosis
 * @param chosen whether it goes along
 */
public record StayOption(UUID id, String start, String end, String where, String diagnosis, boolean chosen) {

    static StayOption of(StayChoice stay, boolean chosen) {
        return new StayOption(
                stay.id(),
                stay.start(),
                stay.end(),
                where(stay.encounter()),
                (stay.code().orElse("") + ' ' + stay.diagnosis()).strip(),
                chosen);
    }

    private static String where(JsonObject encounter) {
        Stream<String> kind = encounter
                .objects("type")
                .limit(1)
                .flatMap(t -> t.text("text").or(() -> t.text("coding", "display")).stream());
        Stream<String> wards = encounter
                .objects("location")
                .flatMap(l ->
                        l.text("location", "display").or(() -> l.text("location", "identifier", "value")).stream());
        return Stream.concat(kind, wards).distinct().collect(Collectors.joining(", "));
    }

    /** How many days ago it ended; 0 while it lasts, or when that isn't known. */
    public long daysAgo(LocalDate today) {
        return FhirDay.of(end).map(last -> ChronoUnit.DAYS.between(last, today)).orElse(0L);
    }
}
