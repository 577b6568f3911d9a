package vn.emr.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.AccessTable;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Ground;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;

/**
 * The one writer of the audit trail. An event is part of the transaction of the act, so neither is there without the
 * other; for a read that means: committed before the first byte leaves.
 */
@ApplicationScoped
public class AuditTrail {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOBODY = 3;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    @PersistenceContext(unitName = "refusals")
    EntityManager refusals;

    /** Records what the use case around it does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditRecord event) {
        insert(em, event, DONE);
    }

    /** Records that something was refused, in a transaction of its own: that of the act rolls back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void recordRefusal(AuditRecord event) {
        insert(refusals, event, REFUSED);
    }

    private void insert(EntityManager unit, AuditRecord event, int outcome) {
        Optional<Caller> who = caller.find();
        Optional<Ground> ground =
                who.flatMap(c -> AccessTable.ground(event.type().act(), c.roles(), event.basis()));
        unit.createNativeQuery(
                        "insert into audit.event (at, patient, type, outcome, caller_kind, basis, count, facility,"
                                + " account, about, detail, role, purpose) values (:at, cast(:patient as uuid), :type, :outcome, :kind,"
                                + " :basis, cast(:count as int), cast(:facility as text), :account, cast(:about as text),"
                                + " cast(:detail as text), cast(:role as smallint), cast(:purpose as smallint))")
                .setParameter("at", clock.instant())
                .setParameter(
                        "patient",
                        event.patient() == null ? null : event.patient().toString())
                .setParameter("type", event.type().code())
                .setParameter("outcome", outcome)
                .setParameter("kind", who.map(c -> c.kind().code()).orElse(NOBODY))
                .setParameter("basis", event.basis().code())
                .setParameter(
                        "count", event.count() == null ? null : event.count().toString())
                .setParameter("facility", who.map(Caller::facility).orElse(null))
                .setParameter("account", who.map(Caller::account).orElse("-"))
                .setParameter("about", event.about())
                .setParameter("detail", event.detail())
                .setParameter("role", text(role(who, ground).map(Role::code)))
                .setParameter("purpose", text(purpose(event, outcome, ground).map(Purpose::code)))
                .executeUpdate();
    }

    /** In which role: that in which the patient was opened; without a patient, the first that the caller has. */
    private static Optional<Role> role(Optional<Caller> who, Optional<Ground> ground) {
        return ground.map(Ground::role)
                .or(() -> who.flatMap(c -> c.roles().stream().sorted().findFirst()));
    }

    /** What for: nothing was done for anything when it was refused. */
    private static Optional<Purpose> purpose(AuditRecord event, int outcome, Optional<Ground> ground) {
        Optional<Purpose> own = outcome == DONE ? event.type().purpose() : Optional.empty();
        return own.or(() -> ground.map(Ground::purpose));
    }

    private static @Nullable String text(Optional<Integer> number) {
        return number.map(n -> Integer.toString(n)).orElse(null);
    }
}
