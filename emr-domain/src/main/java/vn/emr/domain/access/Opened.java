package vn.emr.domain.access;

import org.jspecify.annotations.Nullable;

/**
 * How a record was opened to who reads it.
 *
 * @param basis on what ground
 * @param right the right that ends by itself, in an emergency; null otherwise
 */
public record Opened(LegalBasis basis, PatientGrants.@Nullable Held right) {

    /** By what the caller's facility is to the patient. */
    public static Opened by(LegalBasis basis) {
        return new Opened(basis, null);
    }
}
