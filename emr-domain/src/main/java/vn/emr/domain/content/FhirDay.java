package vn.emr.domain.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import vn.emr.domain.kernel.SystemClock;

/** The day, where the hospitals are, that a FHIR date or dateTime begins on. */
public final class FhirDay {

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DATE = 10;

    private FhirDay() {}

    /** The first day that it can mean; empty when it is none. */
    public static Optional<LocalDate> of(String fhir) {
        try {
            return switch (fhir.length()) {
                case 0 -> Optional.empty();
                case YEAR -> Optional.of(LocalDate.parse(fhir + "-01-01"));
                case MONTH -> Optional.of(LocalDate.parse(fhir + "-01"));
                case DATE -> Optional.of(LocalDate.parse(fhir));
                default ->
                    Optional.of(OffsetDateTime.parse(fhir)
                            .atZoneSameInstant(SystemClock.VIETNAM)
                            .toLocalDate());
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
