package vn.emr.domain.patient;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient whom a search found.
 *
 * @param patient logical id
 * @param name full name as typed
 * @param birthDate FHIR date, maybe partial; null when unknown
 * @param sex FHIR administrative gender
 * @param mrn number of the facility (MA_BN)
 * @param citizenNumber what stands in SO_CCCD; lists show its last four digits
 * @param insuranceCard health-insurance card; lists show its last four digits
 * @param address address as text
 * @param lastVisit FHIR dateTime of the last admission known
 * @param lastVisitKind its kind (MA_LOAI_KCB)
 */
public record PatientHit(
        UUID patient,
        String name,
        @Nullable String birthDate,
        String sex,
        String mrn,
        @Nullable String citizenNumber,
        @Nullable String insuranceCard,
        @Nullable String address,
        @Nullable String lastVisit,
        @Nullable String lastVisitKind) {}
