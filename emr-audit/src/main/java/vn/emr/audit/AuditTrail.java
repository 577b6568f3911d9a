package vn.emr.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.space.AuditSpaceRefused;
import vn.emr.audit.space.AuditSpool;
import vn.emr.audit.tree.AuditEvent;
import vn.emr.domain.access.AccessTable;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Ground;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;
import vn.emr.domain.kernel.Sql;

/**
 * The one writer of the audit trail. An event is part of the transaction of the act, so neither is there without the
 * other; for a read that means: committed before the first byte leaves.
 */
@ApplicationScoped
public class AuditTrail {

    private static final String INSERT =
            "insert into audit.event (at, patient, type, outcome, caller_kind, basis, count, facility, account, about, detail,"
                    + " role, purpose) values (?, cast(? as uuid), ?, ?, ?, ?, cast(? as int), ?, ?, ?, ?,"
                    + " cast(? as smallint), cast(? as smallint))";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOBODY = 3;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    AuditSpace space;

    @Inject
    AuditSpool spool;

    @Inject
    Sql sql;

    @PersistenceContext(unitName = "refusals")
    EntityManager refusals;

    /**
     * Records what the use case around it does. While the database has no space, what belongs to an emergency is kept in the
     * spool, before this returns; what the node itself has begun still goes to the database; the rest is refused.
     *
     * @throws AuditSpaceRefused when it can't be recorded: then it must not be done
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditRecord event) {
        if (space.exhausted() && (event.type() == AuditEventType.AUDIT_SPACE || !isOfTheNode())) {
            keep(event);
            return;
        }
        try {
            sql.change(INSERT, values(whole(event, DONE)));
        } catch (PersistenceException e) {
            // The node's workers try again what failed; what was refused they would give up.
            throw space.noticed(e) && !isOfTheNode() ? AuditSpaceRefused.database() : e;
        }
    }

    private boolean isOfTheNode() {
        return caller.find().filter(c -> c.kind() == Caller.Kind.SYSTEM).isPresent();
    }

    private void keep(AuditRecord event) {
        if (!event.type().spooled(event.basis())) {
            throw noSpace(event.type());
        }
        spool.keep(List.of(whole(event, DONE)));
    }

    /** The event as the trail will hold it, for whoever keeps it in the spool with something else. */
    public AuditEvent done(AuditRecord event) {
        return whole(event, DONE);
    }

    /** Records that something was refused, in a transaction of its own: that of the act rolls back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void recordRefusal(AuditRecord event) {
        AuditEvent whole = whole(event, REFUSED);
        if (space.exhausted()) {
            spool.keepRefusal(whole);
            return;
        }
        try {
            Sql.change(refusals, INSERT, values(whole));
        } catch (PersistenceException e) {
            if (!space.noticed(e)) {
                throw e;
            }
            spool.keepRefusal(whole);
            throw AuditSpaceRefused.database();
        }
    }

    /** Refuses what there is no space to record; the first that an account is refused in an hour is on record. */
    public AuditSpaceRefused noSpace(AuditEventType what) {
        if (space.firstRefusal(caller.find().map(Caller::account).orElse("-"))) {
            AuditRecord refused = AuditRecord.of(AuditEventType.AUDIT_SPACE_REFUSED, what.name(), null);
            spool.keepRefusal(whole(refused, REFUSED));
        }
        return AuditSpaceRefused.database();
    }

    private AuditEvent whole(AuditRecord event, int outcome) {
        Optional<Caller> who = caller.find();
        Optional<Ground> ground =
                who.flatMap(c -> AccessTable.ground(event.type().act(), c.roles(), event.basis()));
        return new AuditEvent(
                clock.instant(),
                event.patient(),
                event.type().code(),
                outcome,
                who.map(c -> c.kind().code()).orElse(NOBODY),
                event.basis().code(),
                event.count(),
                who.map(Caller::facility).orElse(null),
                who.map(Caller::account).orElse("-"),
                event.about(),
                event.detail(),
                role(who, ground).map(Role::code).orElse(null),
                purpose(event, outcome, ground).map(Purpose::code).orElse(null));
    }

    private static @Nullable Object[] values(AuditEvent event) {
        return new @Nullable Object[] {
            event.at(),
            text(event.patient()),
            event.type(),
            event.outcome(),
            event.callerKind(),
            event.basis(),
            text(event.count()),
            event.facility(),
            event.account(),
            event.about(),
            event.detail(),
            text(event.role()),
            text(event.purpose())
        };
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

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
