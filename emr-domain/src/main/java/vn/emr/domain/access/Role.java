package vn.emr.domain.access;

import java.util.Arrays;
import java.util.Optional;

/** What a person or machine account is, as the node's Keycloak realm says (realm roles). */
public enum Role {
    DOCTOR(1, "doctor"),
    NURSE(2, "nurse"),
    RECORDS_OFFICER(3, "records-officer"),
    PRIVACY_OFFICER(4, "privacy-officer"),
    FACILITY_ADMIN(5, "facility-admin"),
    HEALTH_DEPARTMENT(6, "health-department"),
    AUDITOR(7, "auditor"),
    PARTNER(8, "partner"),
    PLATFORM_ADMIN(9, "platform-admin"),
    /** Another node, known by its pinned certificate: no role of the realm, nobody can be given it. */
    NODE(10, "");

    private final int code;
    private final String realmName;

    Role(int code, String realmName) {
        this.code = code;
        this.realmName = realmName;
    }

    /** The number stored in the audit trail; never changes. */
    public int code() {
        return code;
    }

    /** The role of this number. */
    public static Role ofCode(int code) {
        return Arrays.stream(values())
                .filter(r -> r.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role " + code));
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
