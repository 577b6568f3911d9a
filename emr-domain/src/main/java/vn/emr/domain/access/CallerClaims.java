package vn.emr.domain.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads who acts from the claims of a verified token of the node's realm. Both doors use it, so a person and a machine
 * account mean the same everywhere.
 */
public final class CallerClaims {

    private CallerClaims() {}

    /**
     * The caller that these claims describe.
     *
     * @param username {@code preferred_username}
     * @param name name as shown; the user name when there is none
     * @param facility code of the caller's facility; null or blank for the province's people
     * @param licence number of the practice certificate; null or blank when there is none
     * @param realmRoles {@code realm_access.roles}; those that are not ours mean nothing
     * @return empty when the account has no role of ours
     */
    public static Optional<Caller> read(
            String username,
            @Nullable String name,
            @Nullable String facility,
            @Nullable String licence,
            Collection<String> realmRoles) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        realmRoles.forEach(r -> Role.ofRealmName(r).ifPresent(roles::add));
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        Caller.Kind kind = roles.contains(Role.PARTNER) ? Caller.Kind.PARTNER : Caller.Kind.STAFF;
        String shown = Optional.ofNullable(orNull(name)).orElse(username);
        return Optional.of(new Caller(kind, username, shown, orNull(facility), orNull(licence), roles));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
