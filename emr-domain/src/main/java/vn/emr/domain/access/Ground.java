package vn.emr.domain.access;

/**
 * Why a caller may do something about a patient. Recorded with it.
 *
 * @param role in which role
 * @param basis what the caller is to the patient
 * @param purpose what for
 */
public record Ground(Role role, LegalBasis basis, Purpose purpose) {}
