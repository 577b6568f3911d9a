package vn.emr.audit;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.emr.domain.access.Act;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Purpose;

/**
 * The closed vocabulary of the audit trail. Each endpoint names the event that it leaves; {@code docs/audit-events.md}
 * lists them. The code is stored, so it never changes.
 */
public enum AuditEventType {
    /** Nothing worth an event: assets, health, the landing page. */
    NONE(0),
    SIGN_IN(1),
    SIGN_OUT(2),
    /** A person whom Keycloak knows was not let in (account without a role or facility of ours). */
    SIGN_IN_REFUSED(3),
    /** A search for patients, with the number of hits. */
    PATIENT_SEARCH(10),
    /** A patient's chart was opened. */
    CHART_READ(11),
    /** A patient was registered by hand. */
    PATIENT_REGISTERED(12),
    /** A photo or PDF of a patient was shown, or its small picture. */
    FILE_READ(13),
    /** A HIS export was received and stored. */
    HIS_EXPORT_RECEIVED(20),
    /** A HOSO became entries of the record. */
    HIS_IMPORTED(21),
    /** A file or HOSO was refused; nothing of it was kept. */
    HIS_REFUSED(22),
    /** The report of an import was read. */
    HIS_REPORT_READ(23),
    /** How often which rule was found in exports was read. */
    HIS_TRENDS_READ(24),
    /** The same was written to a file. */
    HIS_TRENDS_EXPORTED(25),
    /** The upload of a file of a hospital information system was begun, or taken up again. */
    HIS_UPLOAD_BEGUN(27),
    /** An upload that never became whole was forgotten: somebody called it off, or it was left for days. */
    HIS_UPLOAD_DROPPED(28),
    /** The audit trail was read. */
    AUDIT_READ(30),
    /** A proof or sealed heads of the log were read. */
    PROOF_READ(31),
    /** A check of the whole log ended; with the number of what it found. */
    LOG_CHECKED(32),
    /** A check of the whole log was asked for. */
    LOG_CHECK_ASKED(33),
    /** The results of the checks were read. */
    LOG_CHECKS_READ(34),
    /** Records were written to a file that a verifier checks without the node. */
    RECORDS_EXPORTED(35),
    /** Events of the audit trail were written to a file, with their number. */
    AUDIT_EXPORTED(80),
    /** The list of who saw a patient's record was printed for the patient, with the number of its rows. */
    ACCESS_LIST_PRINTED(81),
    /** A partner's log does not extend what it was, or ours is not what a partner holds of it. */
    HEAD_CONFLICT(60),
    /** A message that had its receipt is sent again: the receiver lost it. */
    MESSAGE_REOPENED(61),
    /** A referral, or more about one, was sealed and queued; with the number of entries. */
    REFERRAL_SENT(50),
    /** A receipt came for what was sent. */
    REFERRAL_RECEIPTED(51),
    /** A message about a referral came from another node and is in the record; with the number of entries. */
    REFERRAL_RECEIVED(52),
    /** A message from another node was refused; nothing of it was kept. */
    MESSAGE_REFUSED(53),
    /** The receiving facility answered a referral. */
    REFERRAL_ANSWERED(54),
    /** The list of the facility's referrals was read, with the number of rows. */
    REFERRALS_READ(55),
    /** One referral was read. */
    REFERRAL_READ(56),
    /** A referral was begun, changed, thrown away or called off. */
    REFERRAL_WRITTEN(57),
    /** A paper of the HIS was put aside, or taken back: nobody refers by it for now. */
    PAPER_PUT_ASIDE(58),
    /** A record was opened in an emergency; the database function that opens it writes this, there is no opening without. */
    OVERRIDE_OPENED(70),
    /** An opening in an emergency was judged. */
    OVERRIDE_REVIEWED(71),
    /** What an account tried to open in an emergency without finding anybody was looked into; with the number of its tries. */
    OVERRIDE_TRIES_REVIEWED(93),
    /** The list of openings in an emergency was read, with the number of rows. */
    OVERRIDES_READ(72),
    /** Somebody said that a former patient is there now. */
    TREATMENT_DECLARED(73),
    /** A patient's consent was entered. */
    CONSENT_GIVEN(74),
    /** A patient's consent was withdrawn. */
    CONSENT_WITHDRAWN(75),
    /** An authority's request was entered. */
    LEGAL_REQUEST_ENTERED(76),
    /** An authority's request was closed. */
    LEGAL_REQUEST_CLOSED(77),
    /** A register was read: consents, legal requests, what was shared; with the number of rows. */
    REGISTER_READ(78),
    /** The list of questions about who is who was read, with the number of rows. */
    IDENTITY_TASKS_READ(95),
    /** A question about who is who was decided, by a steward or by a later number, or waits again. */
    IDENTITY_DECIDED(96),
    /** By a steward's answer a patient was linked to another person, or has another number; or that was taken back. */
    IDENTITY_CHANGED(94),
    /** The space for the audit went under its reserve, was exhausted, or is enough again; with the MiB that are free. */
    AUDIT_SPACE(90),
    /** Something was refused because there was no space to record it; the first of an account in each hour. */
    AUDIT_SPACE_REFUSED(91),
    /** What was kept in the spool while there was no space is in the trail; with the number of its records. */
    AUDIT_TAKEN_IN(92),
    /** A caller was refused. */
    REFUSED(40);

    /** What an endpoint may begin while there is no space to record it in the database. */
    private static final Set<AuditEventType> IN_EMERGENCY = EnumSet.of(
            NONE, SIGN_IN, SIGN_OUT, CHART_READ, FILE_READ, OVERRIDE_OPENED, TREATMENT_DECLARED, LOG_CHECKS_READ);
    /** Which of them are kept in the spool, whatever they are about. */
    private static final Set<AuditEventType> SPOOLED =
            EnumSet.of(SIGN_IN, SIGN_OUT, OVERRIDE_OPENED, LOG_CHECKS_READ, AUDIT_SPACE);
    /** Which of them are, when a record that was opened in an emergency is read. */
    private static final Set<AuditEventType> SPOOLED_IN_EMERGENCY = EnumSet.of(CHART_READ, FILE_READ);

    private final int code;

    AuditEventType(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** Whether what leaves it adds to a patient's record, or only reads it. */
    public Act act() {
        return switch (this) {
            case REFERRAL_WRITTEN,
                    PAPER_PUT_ASIDE,
                    REFERRAL_SENT,
                    REFERRAL_ANSWERED,
                    CONSENT_GIVEN,
                    CONSENT_WITHDRAWN -> Act.WRITE;
            default -> Act.READ;
        };
    }

    /** Whether an endpoint that leaves it may be called while there is no space; what it does then decides the rest. */
    public boolean inEmergency() {
        return IN_EMERGENCY.contains(this);
    }

    /** Whether it is kept in the spool while there is no space; everything else is refused. */
    boolean spooled(LegalBasis basis) {
        return SPOOLED.contains(this)
                || (basis == LegalBasis.EMERGENCY_OVERRIDE && SPOOLED_IN_EMERGENCY.contains(this));
    }

    /** What it is always done for, whoever does it; empty where role and relation say it. */
    public Optional<Purpose> purpose() {
        return this == ACCESS_LIST_PRINTED ? Optional.of(Purpose.PATRQT) : Optional.empty();
    }

    /** The event of this number. */
    public static AuditEventType ofCode(int code) {
        for (AuditEventType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no audit event " + code);
    }
}
