package vn.emr.domain.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a member of staff, a partner's machine account, or the node itself for one facility. Made by one filter
 * per door; use cases never ask the container.
 *
 * @param kind staff, partner or system
 * @param account user name in the realm, or {@code system:WORKER}
 * @param name name of the person as shown; the account for machines
 * @param facility code of the facility the caller belongs to (MA_CSKCB); null for staff of the province
 * @param licence number of the practice certificate (giấy phép hành nghề); null if none
 * @param roles realm roles
 */
public record Caller(
        Kind kind,
        String account,
        String name,
        @Nullable String facility,
        @Nullable String licence,
        Set<Role> roles) {

    /** What kind of caller. */
    public enum Kind {
        STAFF(0),
        PARTNER(1),
        SYSTEM(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The number stored in the audit trail. */
        public int code() {
            return code;
        }
    }

    /** Copies the roles. */
    public Caller {
        roles = Set.copyOf(roles);
        if (account.indexOf('|') >= 0 || (facility != null && facility.indexOf('|') >= 0)) {
            throw new IllegalArgumentException("'|' separates the parts of emr.caller");
        }
    }

    /** The node itself, working for one facility; null for work that touches no patient. */
    public static Caller system(String worker, @Nullable String facility) {
        return new Caller(Kind.SYSTEM, "system:" + worker, worker, facility, null, Set.of());
    }

    /** Whether the caller has this role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The value of the setting {@code emr.caller} that row-level security reads: kind|facility|scope|account. */
    public String setting() {
        String scope = is(Role.AUDITOR) ? "province" : is(Role.HEALTH_DEPARTMENT) ? "department" : "facility";
        return String.join("|", kind.name().toLowerCase(Locale.ROOT), facility == null ? "" : facility, scope, account);
    }
}
