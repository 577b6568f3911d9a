package vn.emr.audit.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.space.AuditSpaceRefused;
import vn.emr.audit.space.AuditSpool;
import vn.emr.audit.space.SpooledOpening;
import vn.emr.audit.tree.AuditEvent;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.NodeWork;
import vn.emr.domain.access.NotPermitted;
import vn.emr.domain.kernel.Ids;

/**
 * Opens records in an emergency while the database has no space: it is only asked whom is meant, and the opening is kept in
 * the spool before anything is shown.
 */
@ApplicationScoped
class OpenOutside {

    private static final String WORKER = "emergency";

    @Inject
    @ConfigProperty(name = "emr.access.override-hours", defaultValue = "4")
    int hours;

    @Inject
    @ConfigProperty(name = "emr.access.review-days", defaultValue = "3")
    int reviewDays;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    NodeWork node;

    @Inject
    AuditSpool spool;

    @Inject
    AuditTrail trail;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /**
     * Opens them.
     *
     * @param number that somebody has, or null
     * @param patient whom the caller may read, or null
     * @return logical ids of the Patients; none when nobody has the number, one null when more than one person has
     * @throws AuditSpaceRefused when it can't be kept: then nothing opens
     */
    List<UUID> open(@Nullable String number, @Nullable UUID patient, String reason) {
        Caller who = caller.get();
        String facility = who.facility();
        if (facility == null) {
            throw NotPermitted.forbidden();
        }
        List<UUID> meant = new ArrayList<>(node.run(WORKER, facility, () -> meant(number, patient)));
        if (patient != null && !meant.contains(patient)) {
            meant.add(0, patient); // one who was referred here has no record of our own
        }
        if (meant.isEmpty() || meant.stream().anyMatch(Objects::isNull)) {
            return meant;
        }
        keep(who, facility, reason, meant);
        return meant;
    }

    private List<@Nullable UUID> meant(@Nullable String number, @Nullable UUID patient) {
        List<?> rows = em.createNativeQuery(
                        "select p from emr.patients_meant(cast(:number as text), cast(:patient as uuid)) p", UUID.class)
                .setParameter("number", number)
                .setParameter("patient", patient == null ? null : patient.toString())
                .getResultList();
        List<@Nullable UUID> meant = new ArrayList<>();
        rows.forEach(r -> meant.add((UUID) r));
        return meant;
    }

    private void keep(Caller who, String facility, String reason, List<UUID> patients) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = Ids.next(clock);
        SpooledOpening opening = new SpooledOpening(
                id,
                now,
                now.plus(Duration.ofHours(hours)),
                now.plus(Duration.ofDays(reviewDays)),
                facility,
                who.account(),
                who.name(),
                reason,
                patients);
        List<AuditEvent> events = patients.stream()
                .map(p -> trail.done(new AuditRecord(
                        AuditEventType.OVERRIDE_OPENED,
                        p,
                        LegalBasis.EMERGENCY_OVERRIDE,
                        patients.size(),
                        id.toString(),
                        null)))
                .toList();
        spool.keep(opening, events);
    }
}
