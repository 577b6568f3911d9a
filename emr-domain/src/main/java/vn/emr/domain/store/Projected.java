package vn.emr.domain.store;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;

/**
 * What the projection takes out of a resource. Derived from its content alone, so the verifier can derive it again.
 *
 * @param patient logical id of the patient it is about; its own when it is one, null when there is none
 * @param encounter logical id of the stay or visit it belongs to; null when there is none
 * @param withdrawn whether it says of itself that it was entered in error
 */
public record Projected(@Nullable UUID patient, @Nullable UUID encounter, boolean withdrawn) {

    private static final String WITHDRAWN = "entered-in-error";

    /** What the projection holds of this resource. */
    public static Projected of(UUID id, JsonObject content) {
        boolean isPatient =
                content.text("resourceType").filter("Patient"::equals).isPresent();
        return new Projected(isPatient ? id : patient(content), encounter(content), isWithdrawn(content));
    }

    private static @Nullable UUID patient(JsonObject content) {
        return content.text("subject", "reference")
                .or(() -> content.text("patient", "reference"))
                .or(() -> content.text("beneficiary", "reference"))
                .or(() -> content.text("for", "reference"))
                .flatMap(Projected::target)
                .orElse(null);
    }

    private static @Nullable UUID encounter(JsonObject content) {
        return content.text("encounter", "reference")
                .or(() -> content.text("context", "encounter", "reference"))
                .flatMap(Projected::target)
                .orElse(null);
    }

    private static Optional<UUID> target(String reference) {
        return Optional.of(UUID.fromString(reference.substring(reference.indexOf('/') + 1)));
    }

    private static boolean isWithdrawn(JsonObject content) {
        return content.text("status").filter(WITHDRAWN::equals).isPresent()
                || content.text("verificationStatus", "coding", "code")
                        .filter(WITHDRAWN::equals)
                        .isPresent();
    }
}
