package vn.emr.audit.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.emr.audit.verify.StepwiseCheck;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;

/** Works off a check of the log, step by step. It goes on where it stopped, whatever ended in between. */
@ApplicationScoped
public class CheckLog {

    private static final Logger LOG = Logger.getLogger(CheckLog.class);
    private static final Caller WORKER = Caller.system("log-check", null);

    @Inject
    CurrentCaller caller;

    @Inject
    LogChecks checks;

    /** Asks for the check of this night when its hour has come. */
    public void askWhenDue() throws Exception {
        caller.runAs(WORKER, checks::askWhenDue);
    }

    /**
     * Does one step of the check that is open.
     *
     * @param database of a role that may read everything and write nothing
     * @return false when there is no more to do, or it can't be done now
     */
    public boolean step(DataSource database) throws Exception {
        Optional<LogChecks.Open> open = caller.runAs(WORKER, checks::open);
        if (open.isEmpty()) {
            return false;
        }
        LogCheck check = open.get().check();
        try (Connection connection = database.getConnection()) {
            if (open.get().place().equals(StepwiseCheck.BEGINNING)) {
                long total = StepwiseCheck.total(connection);
                caller.runAs(WORKER, () -> {
                    checks.begin(check, total);
                    return null;
                });
            }
            StepwiseCheck.Step step = StepwiseCheck.step(connection, open.get().place());
            return caller.runAs(WORKER, () -> {
                checks.stepped(check, step);
                return !step.over();
            });
        } catch (SQLException e) {
            LOG.errorf("the check of the log waits: SQL state %s", e.getSQLState());
            return caller.runAs(WORKER, () -> {
                checks.trouble(check, "sql." + e.getSQLState());
                return false;
            });
        }
    }
}
