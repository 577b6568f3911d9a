package vn.emr.records.signin;

import jakarta.inject.Inject;
import java.util.Optional;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.staff.SessionToken;
import vn.emr.domain.staff.StaffSessions;

/** A person stops working here: our session ends first, whatever the identity provider does afterwards. */
@UseCase
public class SignOut {

    @Inject
    StaffSessions sessions;

    @Inject
    AuditTrail trail;

    /** Ends the session; what the identity provider needs to end its own. */
    public Optional<String> end(SessionToken token) {
        Optional<String> idToken = sessions.end(token);
        if (idToken.isPresent()) {
            trail.record(AuditRecord.of(AuditEventType.SIGN_OUT, null, null));
        }
        return idToken;
    }
}
