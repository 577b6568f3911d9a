package vn.emr.records.signin;

import jakarta.inject.Inject;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.staff.SessionToken;
import vn.emr.domain.staff.StaffSessions;

/** A person whom the identity provider vouches for begins to work here. */
@UseCase
public class SignIn {

    @Inject
    StaffSessions sessions;

    @Inject
    AuditTrail trail;

    @Inject
    CurrentCaller caller;

    /** Begins the session of the current caller. */
    public SessionToken begin(String idToken) {
        SessionToken token = sessions.begin(caller.get(), idToken);
        trail.record(AuditRecord.of(AuditEventType.SIGN_IN, null, null));
        return token;
    }

    /** Records that an account was not let in: it has no role of ours. */
    public void refuse(String account) {
        trail.recordRefusal(AuditRecord.of(AuditEventType.SIGN_IN_REFUSED, account, "no role"));
    }
}
