package vn.emr.domain.access;

import java.util.List;
import java.util.Set;

/**
 * What an endpoint asks of its caller before anything else. Which patient it may be about is decided later, by the
 * access policy inside the use case.
 */
public enum Permission {
    /** Pages that everyone may see: landing, sign-in, assets, health. */
    ANYONE(),
    /** Pages that everyone signed in may see. */
    SIGNED_IN(Role.staff()),
    /** Find patients of the own facility. */
    FIND_PATIENT(Role.DOCTOR, Role.NURSE, Role.RECORDS_OFFICER),
    /** Register a patient whom no export names. */
    REGISTER_PATIENT(Role.DOCTOR, Role.NURSE, Role.RECORDS_OFFICER),
    /** Open a patient's chart; the last two by an authority's request only. */
    READ_CHART(Role.DOCTOR, Role.NURSE, Role.RECORDS_OFFICER, Role.PRIVACY_OFFICER, Role.HEALTH_DEPARTMENT),
    /** Say why a former patient's record is opened; open a record in an emergency. */
    BREAK_GLASS(Role.DOCTOR, Role.NURSE),
    /** Judge what was opened in an emergency. */
    REVIEW_OVERRIDES(Role.PRIVACY_OFFICER),
    /** See who else may read a patient of the facility. */
    SEE_ACCESS(Role.DOCTOR, Role.NURSE, Role.RECORDS_OFFICER, Role.PRIVACY_OFFICER),
    /** Enter and withdraw patients' consents. */
    KEEP_CONSENTS(Role.DOCTOR, Role.NURSE, Role.RECORDS_OFFICER),
    /** Enter and close authorities' requests. */
    KEEP_REQUESTS(Role.RECORDS_OFFICER, Role.PRIVACY_OFFICER),
    /** Print for a patient who has seen the record. */
    PRINT_ACCESS_LIST(Role.RECORDS_OFFICER, Role.PRIVACY_OFFICER),
    /** See which patients of others one may read. */
    SEE_SHARED(Role.DOCTOR, Role.NURSE, Role.RECORDS_OFFICER, Role.PRIVACY_OFFICER, Role.HEALTH_DEPARTMENT),
    /** Write and send a referral. */
    REFER(Role.DOCTOR),
    /** See the facility's referrals, both ways. */
    SEE_REFERRALS(Role.DOCTOR, Role.NURSE, Role.RECORDS_OFFICER),
    /** Accept or decline a referral to the facility, say that the patient came, give feedback. */
    ANSWER_REFERRAL(Role.DOCTOR),
    /** Bring a message from another node. */
    TRANSFER(Role.NODE),
    /** Send an export of the facility's HIS and follow its import. */
    IMPORT_HIS(Role.RECORDS_OFFICER, Role.PARTNER),
    /** See which rules a facility's exports break how often, the Department of all facilities. */
    SEE_IMPORT_TRENDS(Role.RECORDS_OFFICER, Role.HEALTH_DEPARTMENT),
    /** Decide who is who, where no rule may. */
    STEWARD_IDENTITY(Role.RECORDS_OFFICER),
    /** Read the audit trail: the auditor that of the node, the privacy officer that of the facility and its patients. */
    READ_AUDIT(Role.AUDITOR, Role.PRIVACY_OFFICER),
    /** Read proofs and sealed heads of the log; they name nobody. */
    READ_PROOFS(Role.AUDITOR, Role.PARTNER, Role.NODE),
    /** See the results of the checks of the log, and have it checked now. */
    CHECK_LOG(Role.AUDITOR);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    /** The roles that hold it, in their order; none for {@link #ANYONE}. */
    public List<Role> holders() {
        return roles.stream().sorted().toList();
    }

    /** Whether this caller holds the permission; {@link #ANYONE} is held by everyone. */
    public boolean isHeldBy(Caller caller) {
        return this == ANYONE || caller.roles().stream().anyMatch(roles::contains);
    }
}
