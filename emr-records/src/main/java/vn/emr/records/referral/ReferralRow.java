package vn.emr.records.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import vn.emr.audit.referral.SeeReferrals;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.store.StoredResource;
import vn.emr.records.web.Language;

/**
 * A referral in a list.
 *
 * @param id of the referral
 * @param patient who it is about
 * @param partner name of the other facility
 * @param problem main diagnosis
 * @param urgency how soon it has to be answered
 * @param state how far it is
 * @param changed when it last changed
 * @param waiting minutes since it came
 */
public record ReferralRow(
        UUID id,
        PatientLine patient,
        String partner,
        String problem,
        Urgency urgency,
        ReferralState state,
        Instant changed,
        long waiting) {

    static ReferralRow of(SeeReferrals.Row row, Language language, Instant now) {
        return new ReferralRow(
                row.referral().id(),
                PatientLine.of(row.patient().map(StoredResource::content)),
                name(row.referral().partner(), language),
                row.referral().problem(),
                row.referral().urgency(),
                row.referral().state(),
                row.referral().changed(),
                Duration.between(row.referral().opened(), now).toMinutes());
    }

    static String name(Facility facility, Language language) {
        return language == Language.VI ? facility.nameVi() : facility.nameEn();
    }

    /** Whether somebody here has to answer it. */
    public boolean unanswered() {
        return state == ReferralState.RECEIVED;
    }

    /** Colour of the urgency's tag. */
    public String colour() {
        return colour(urgency);
    }

    static String colour(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> "red solid";
            case URGENT -> "amber";
            case ROUTINE -> "";
        };
    }

    /** Colour of the state's tag. */
    public String stateColour() {
        return colour(state);
    }

    static String colour(ReferralState state) {
        return switch (state) {
            case ACCEPTED, ARRIVED, COMPLETED -> "green";
            case DECLINED -> "red";
            case SENT, RECEIVED -> "blue";
            case DRAFT, CANCELLED -> "";
        };
    }
}
