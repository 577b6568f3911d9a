package vn.emr.domain.store;

import java.time.Instant;
import java.util.UUID;
import vn.emr.domain.content.JsonObject;

/**
 * The current version of a resource.
 *
 * @param type FHIR type
 * @param id logical id
 * @param version which version
 * @param recorded when it was appended
 * @param facility code of the custodian
 * @param source how it came into the record
 * @param withdrawn whether it was withdrawn (entered-in-error)
 * @param content the resource
 */
public record StoredResource(
        String type,
        UUID id,
        int version,
        Instant recorded,
        String facility,
        Source source,
        boolean withdrawn,
        JsonObject content) {}
