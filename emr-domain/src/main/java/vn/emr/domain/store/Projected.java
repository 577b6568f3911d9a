package vn.emr.domain.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.Compartment;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Reference;
import vn.emr.domain.content.SecurityLabels;

/**
 * What the projection takes out of a resource. Derived from its content alone, so the verifier can derive it again.
 *
 * @param patient logical id of the patient it is about; its own when it is one, null when there is none
 * @param encounter logical id of the stay or visit it belongs to; null when there is none
 * @param withdrawn whether it says of itself that it was entered in error
 * @param ended for a stay or visit: when it ended, {@link #GOES_ON} while it goes on; null when that isn't known, and for
 *     everything else
 * @param labelled whether a security label restricts who may read it
 */
public record Projected(
        @Nullable UUID patient,
        @Nullable UUID encounter,
        boolean withdrawn,
        @Nullable String ended,
        boolean labelled) {

    /** What PostgreSQL calls a time that never comes. */
    public static final String GOES_ON = "infinity";

    /** Where a date without a zone ends; the verifier derives it too, so it is no setting. */
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    private static final Set<String> OPEN = Set.of("planned", "arrived", "triaged", "in-progress", "onleave");

    private static final String WITHDRAWN = "entered-in-error";

    /** What the projection holds of this resource. */
    public static Projected of(UUID id, JsonObject content) {
        boolean isPatient =
                content.text("resourceType").filter("Patient"::equals).isPresent();
        return new Projected(
                isPatient ? id : patient(content),
                encounter(content),
                isWithdrawn(content),
                ended(content),
                SecurityLabels.isRestricted(content));
    }

    private static @Nullable UUID patient(JsonObject content) {
        return Compartment.patient(content).flatMap(Projected::target).orElse(null);
    }

    private static @Nullable UUID encounter(JsonObject content) {
        return Compartment.encounter(content).flatMap(Projected::target).orElse(null);
    }

    private static @Nullable String ended(JsonObject content) {
        if (content.text("resourceType").filter("Encounter"::equals).isEmpty()) {
            return null;
        }
        return content.text("period", "end")
                .flatMap(Projected::endOf)
                .map(Instant::toString)
                .or(() -> content.text("status").filter(OPEN::contains).map(s -> GOES_ON))
                .orElse(null);
    }

    /** The end of the interval that a FHIR dateTime names; empty when it is none. */
    private static Optional<Instant> endOf(String dateTime) {
        try {
            return Optional.of(
                    dateTime.indexOf('T') < 0
                            ? endOfDate(dateTime)
                            : OffsetDateTime.parse(dateTime).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant endOfDate(String date) {
        LocalDate next =
                switch (date.length()) {
                    case 4 -> Year.parse(date).plusYears(1).atDay(1);
                    case 7 -> YearMonth.parse(date).plusMonths(1).atDay(1);
                    default -> LocalDate.parse(date).plusDays(1);
                };
        return next.atStartOfDay(VIETNAM).toInstant();
    }

    private static Optional<UUID> target(String reference) {
        return Optional.of(Reference.id(reference));
    }

    private static boolean isWithdrawn(JsonObject content) {
        return content.text("status").filter(WITHDRAWN::equals).isPresent()
                || content.text("verificationStatus", "coding", "code")
                        .filter(WITHDRAWN::equals)
                        .isPresent();
    }
}
