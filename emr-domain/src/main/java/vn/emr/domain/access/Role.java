package vn.emr.domain.access;

import java.util.Arrays;
import java.util.Optional;

/** What a person or machine account is, as the node's Keycloak realm says (realm roles). */
public enum Role {
    DOCTOR("doctor"),
    NURSE("nurse"),
    RECORDS_OFFICER("records-officer"),
    PRIVACY_OFFICER("privacy-officer"),
    FACILITY_ADMIN("facility-admin"),
    HEALTH_DEPARTMENT("health-department"),
    AUDITOR("auditor"),
    PARTNER("partner"),
    PLATFORM_ADMIN("platform-admin"),
    /** Another node, known by its pinned certificate: no role of the realm, nobody can be given it. */
    NODE("");

    private final String realmName;

    Role(String realmName) {
        this.realmName = realmName;
    }

    /** Name of the realm role in Keycloak. */
    public String realmName() {
        return realmName;
    }

    /** The role of this realm name; empty for roles that mean nothing to us (Keycloak's own). */
    public static Optional<Role> ofRealmName(String name) {
        return Arrays.stream(staff()).filter(r -> r.realmName.equals(name)).findFirst();
    }

    /** The roles that the realm gives. */
    public static Role[] staff() {
        return Arrays.stream(values()).filter(r -> r != NODE).toArray(Role[]::new);
    }
}
