package vn.emr.domain.testing;

import java.util.Set;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Role;

/** The people and machines of the demo, as callers. */
public final class Callers {

    /** The provincial general hospital. */
    public static final String PROVINCIAL = "24X09";

    /** The medical centre of Sơn Động. */
    public static final String SON_DONG = "24X07";

    private Callers() {}

    /** A doctor of this facility. */
    public static Caller doctor(String facility) {
        return staff("doctor", facility, Role.DOCTOR);
    }

    /** A records officer of this facility. */
    public static Caller recordsOfficer(String facility) {
        return staff("records-officer", facility, Role.RECORDS_OFFICER);
    }

    /** Another doctor of this facility. */
    public static Caller secondDoctor(String facility) {
        return staff("doctor-2", facility, Role.DOCTOR);
    }

    /** A nurse of this facility. */
    public static Caller nurse(String facility) {
        return staff("nurse", facility, Role.NURSE);
    }

    /** The privacy officer of this facility. */
    public static Caller privacyOfficer(String facility) {
        return staff("privacy-officer", facility, Role.PRIVACY_OFFICER);
    }

    /** Somebody of the Department of Health. */
    public static Caller healthDepartment() {
        return new Caller(
                Caller.Kind.STAFF,
                "health-department",
                "health-department",
                null,
                null,
                Set.of(Role.HEALTH_DEPARTMENT));
    }

    /** The province's auditor. */
    public static Caller auditor() {
        return new Caller(Caller.Kind.STAFF, "auditor", "auditor", null, null, Set.of(Role.AUDITOR));
    }

    /** The hospital information system of this facility. */
    public static Caller his(String facility) {
        String account = "his-" + facility;
        return new Caller(Caller.Kind.PARTNER, account, account, facility, null, Set.of(Role.PARTNER));
    }

    /** The node's own worker for this facility. */
    public static Caller importer(String facility) {
        return Caller.system("his-import", facility);
    }

    private static Caller staff(String account, String facility, Role role) {
        return new Caller(Caller.Kind.STAFF, account, account, facility, null, Set.of(role));
    }
}
