package vn.emr.records.search;

import org.jspecify.annotations.Nullable;
import vn.emr.domain.patient.PatientHit;
import vn.emr.records.web.Page;

/**
 * A patient in the list of hits, as shown: of identity papers only the last four digits.
 *
 * @param chart address of the chart
 * @param refer address to which a referral of the patient is posted
 * @param name full name
 * @param sex key of the sex
 * @param mrn number of the facility
 * @param born birth date as far as known; empty when unknown
 * @param partialBirth key of what is known of the birth date; null when the day is known
 * @param citizen last digits of the citizen number; null when there is none
 * @param insurance last digits of the insurance card; null when there is none
 * @param address address; empty when unknown
 * @param lastVisit day of the last visit; empty when there was none
 * @param visitKind key of its kind; null when unknown
 */
public record PatientRow(
        String chart,
        String refer,
        String name,
        String sex,
        String mrn,
        String born,
        @Nullable String partialBirth,
        @Nullable String citizen,
        @Nullable String insurance,
        String address,
        String lastVisit,
        @Nullable String visitKind) {

    private static final int YEAR = 4;
    private static final int MONTH = 7;

    /** The row of this hit. */
    public static PatientRow of(PatientHit hit, Page page) {
        return new PatientRow(
                "/patients/" + hit.patient() + "/chart",
                "/patients/" + hit.patient() + "/refer",
                hit.name(),
                "sex." + hit.sex(),
                hit.mrn(),
                page.format().date(hit.birthDate()),
                partial(hit.birthDate()),
                last(page, hit.citizenNumber()),
                last(page, hit.insuranceCard()),
                hit.address() == null ? "" : hit.address(),
                page.format().date(hit.lastVisit()),
                visitKind(hit.lastVisitKind()));
    }

    private static @Nullable String partial(@Nullable String birth) {
        if (birth == null) {
            return "patients.birth.unknown";
        }
        return switch (birth.length()) {
            case YEAR -> "patients.birth.year";
            case MONTH -> "patients.birth.month";
            default -> null;
        };
    }

    private static @Nullable String last(Page page, @Nullable String number) {
        return number == null || number.isBlank() ? null : page.format().lastDigits(number);
    }

    /** Kinds of the Ministry's list of MA_LOAI_KCB that have a short name here. */
    private static @Nullable String visitKind(@Nullable String kind) {
        return kind != null && kind.matches("0[1-9]|10") ? "visit." + kind : null;
    }
}
