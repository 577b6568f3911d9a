package vn.emr.domain.content;

import java.util.UUID;

/** Literal references between resources, always relative and without a version: {@code Type/uuid}. */
public final class Reference {

    private Reference() {}

    /** A FHIR Reference to this resource. */
    public static JsonObject to(String type, UUID id) {
        return new JsonObject().put("reference", type + '/' + id);
    }

    /**
     * Logical id of what is referred to.
     *
     * @throws IllegalArgumentException when the reference ends in no UUID
     */
    public static UUID id(String reference) {
        return UUID.fromString(reference.substring(reference.indexOf('/') + 1));
    }
}
