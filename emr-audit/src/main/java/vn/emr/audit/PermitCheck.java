package vn.emr.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.space.AuditSpaceRefused;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.NotPermitted;
import vn.emr.domain.access.Permission;
import vn.emr.domain.access.Role;

/** Decides whether the caller may call an endpoint method at all; every door's filter asks it. Denies by default. */
@ApplicationScoped
public class PermitCheck {

    @Inject
    CurrentCaller caller;

    @Inject
    AuditTrail trail;

    @Inject
    AuditSpace space;

    /**
     * Lets the call through or refuses it, and records the refusal.
     *
     * @param method the endpoint method; null when none is known, which is refused
     * @throws NotPermitted when nobody is signed in, or the caller lacks the permission
     * @throws AuditSpaceRefused when there is no space to record it
     */
    public void check(@Nullable Method method) {
        Permits permits = method == null ? null : method.getAnnotation(Permits.class);
        if (permits != null && isHeld(permits.value())) {
            requireSpace(permits.audit());
            return;
        }
        String endpoint =
                method == null ? "unknown" : method.getDeclaringClass().getSimpleName() + '.' + method.getName();
        trail.recordRefusal(AuditRecord.of(
                AuditEventType.REFUSED,
                endpoint,
                permits == null ? "no permit" : permits.value().name()));
        List<Role> holders = permits == null ? List.of() : permits.value().holders();
        throw caller.find().isPresent() ? NotPermitted.forbidden(holders) : NotPermitted.signInFirst();
    }

    /** What couldn't be recorded doesn't begin. */
    private void requireSpace(AuditEventType event) {
        if (space.exhausted() && !event.inEmergency()) {
            throw trail.noSpace(event);
        }
    }

    private boolean isHeld(Permission permission) {
        Optional<Caller> who = caller.find();
        return permission == Permission.ANYONE
                || who.filter(permission::isHeldBy).isPresent();
    }
}
