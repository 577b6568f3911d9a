package vn.emr.audit.access;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.space.AuditSpool;
import vn.emr.domain.access.AccessPolicy;
import vn.emr.domain.access.Act;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.PatientGrants;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.patient.PatientIndex;
import vn.emr.domain.patient.PatientNotFound;

/**
 * Opens the records of one person to one member of staff in an emergency (break the glass): for a time, with a reason that the
 * privacy officer judges.
 */
@UseCase
public class BreakGlass {

    /** Shortest reason, characters. */
    public static final int MIN_REASON = 10;

    /** Longest reason, characters. */
    public static final int MAX_REASON = 500;

    /** Citizen number, insurance card, social-insurance number. */
    private static final Pattern NUMBER = Pattern.compile("\\d{12}|[A-Z]{2}\\d{13}|\\d{10}");

    /** How long it stays open. */
    @Inject
    @ConfigProperty(name = "emr.access.override-hours", defaultValue = "4")
    int hours;

    /** Days within which it is to be judged. */
    @Inject
    @ConfigProperty(name = "emr.access.review-days", defaultValue = "3")
    int reviewDays;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    AccessPolicy policy;

    @Inject
    PatientGrants grants;

    @Inject
    AuditTrail trail;

    @Inject
    AuditSpace space;

    @Inject
    AuditSpool spool;

    @Inject
    OpenOutside outside;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /**
     * Opens whatever this node has of the person with this number, at whichever facility.
     *
     * @param typed citizen number, insurance card or social-insurance number
     * @return logical ids of the Patients, those of the own facility first
     * @throws OverrideRefused when the number or the reason won't do, or not one person has the number; recorded as refused
     */
    public List<UUID> byNumber(String typed, String reason) {
        String number = PatientIndex.normalised(typed);
        if (!NUMBER.matcher(number).matches()) {
            throw refused(OverrideRefused.number());
        }
        return open(number, null, reason);
    }

    /**
     * Opens a former patient of the own facility; while there is no space for the audit, every patient whom the caller may
     * read.
     *
     * @throws PatientNotFound when there is no such patient for this caller; recorded as refused
     */
    public void former(UUID patient, String reason) {
        boolean may = space.exhausted()
                ? policy.knows(caller.get(), patient, Act.READ)
                : policy.asks(caller.get(), patient, Act.READ);
        if (!may) {
            trail.recordRefusal(AuditRecord.aboutPatient(AuditEventType.OVERRIDE_OPENED, patient, LegalBasis.NONE));
            throw new PatientNotFound();
        }
        open(null, patient, reason);
    }

    private List<UUID> open(@Nullable String number, @Nullable UUID patient, String reason) {
        String why = reason.strip();
        if (why.length() < MIN_REASON || why.length() > MAX_REASON) {
            throw refused(OverrideRefused.reason());
        }
        List<UUID> opened = space.exhausted() ? outside.open(number, patient, why) : call(number, patient, why);
        if (opened.isEmpty()) {
            throw refused(OverrideRefused.nobody());
        }
        if (opened.stream().anyMatch(Objects::isNull)) {
            throw refused(OverrideRefused.ambiguous());
        }
        return opened;
    }

    /** Ids of the patients; one null when more than one person has the number. */
    private List<UUID> call(@Nullable String number, @Nullable UUID patient, String reason) {
        Caller who = caller.get();
        List<?> rows = em.createNativeQuery(
                        "select p from audit.open_override(:id, cast(:number as text), cast(:patient as uuid), :name,"
                                + " :reason, :hours, make_interval(days => :days), :role) p",
                        UUID.class)
                .setParameter("id", Ids.next(clock))
                .setParameter("number", number)
                .setParameter("patient", patient == null ? null : patient.toString())
                .setParameter("name", who.name())
                .setParameter("reason", reason)
                .setParameter("hours", hours)
                .setParameter("days", reviewDays)
                .setParameter(
                        "role",
                        who.roles().stream().sorted().findFirst().orElseThrow().code())
                .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    private OverrideRefused refused(OverrideRefused refusal) {
        trail.recordRefusal(AuditRecord.of(AuditEventType.OVERRIDE_OPENED, null, refusal.code()));
        return refusal;
    }

    /** For how many hours a record is opened. */
    public int hours() {
        return hours;
    }

    /** Closes it before its time. */
    public void close(UUID override) {
        if (!spool.close(override, caller.get().account())) {
            grants.end(override, clock.instant());
        }
    }
}
