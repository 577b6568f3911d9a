package vn.emr.domain.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;

/**
 * A statement before it is appended.
 *
 * @param id logical id of the resource
 * @param content the resource without {@code id}; {@code meta.versionId} and {@code meta.lastUpdated} are set on append
 * @param effective when it was so in the clinic; null when it has no time
 * @param source how it came
 * @param amends whether a version of it is there already
 */
public record Draft(UUID id, JsonObject content, @Nullable Instant effective, Source source, boolean amends) {

    /** The first version of a new resource. */
    public static Draft first(UUID id, JsonObject content, @Nullable Instant effective, Source source) {
        return new Draft(id, content, effective, source, false);
    }

    /** The next version of a resource that is there. */
    public static Draft next(UUID id, JsonObject content, @Nullable Instant effective, Source source) {
        return new Draft(id, content, effective, source, true);
    }

    /** FHIR type. */
    public String type() {
        return content.text("resourceType")
                .orElseThrow(() -> new IllegalArgumentException("a resource has a resourceType"));
    }
}
