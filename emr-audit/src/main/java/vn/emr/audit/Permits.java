package vn.emr.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.emr.domain.access.Permission;

/**
 * Who may call this endpoint method and which audit event the call leaves. A method without it answers 403 to
 * everyone. The door's filter checks the permission; the use case writes the event.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Permits {

    /** What the caller needs. */
    Permission value();

    /** The event that a successful call leaves. */
    AuditEventType audit();
}
