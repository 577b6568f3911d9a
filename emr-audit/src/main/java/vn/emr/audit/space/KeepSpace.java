package vn.emr.audit.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;

/** What the node does about the space for its audit every few seconds: looks, records a change, takes in what was kept. */
@ApplicationScoped
public class KeepSpace {

    /** Records in a transaction. */
    static final int BATCH = 200;

    private static final Logger LOG = Logger.getLogger(KeepSpace.class);
    private static final Caller WORKER = Caller.system("audit-space", null);

    @Inject
    AuditSpace space;

    @Inject
    AuditSpool spool;

    @Inject
    TakeInSpool taking;

    @Inject
    CurrentCaller callers;

    private SpaceState recorded = SpaceState.ENOUGH;

    /** One look. What can't be done now is done at the next. */
    public void look() {
        space.look();
        try {
            callers.runAs(WORKER, () -> {
                follow();
                return true;
            });
        } catch (Exception e) {
            if (!space.noticed(e)) {
                LOG.errorf(e, "what was kept in the spool can't be taken in; trying again");
            }
        }
    }

    private void follow() throws Exception {
        if (!space.exhausted()) {
            takeIn();
        } else if (space.mayTry()) {
            takeIn();
            space.took();
        }
        record();
    }

    private void record() {
        SpaceReport report = space.report();
        if (report.state() == recorded) {
            return;
        }
        AuditRecord change = AuditRecord.of(
                AuditEventType.AUDIT_SPACE,
                report.byDatabase() ? "database" : "disk",
                report.state().code());
        taking.changed(
                report.freeMb() == null ? change : change.counting((int) Math.min(report.freeMb(), Integer.MAX_VALUE)));
        recorded = report.state();
    }

    /** Takes everything in that was kept. */
    private void takeIn() throws IOException {
        long unkept = spool.unkept();
        if (unkept > 0) {
            taking.unkept((int) Math.min(unkept, Integer.MAX_VALUE));
        }
        for (Path path : spool.filled()) {
            SpoolFile file = SpoolFile.read(path);
            List<SpooledRecord> records = file.records();
            String name = path.getFileName().toString();
            int from = 0;
            do {
                int to = Math.min(from + BATCH, records.size());
                taking.take(records.subList(from, to), name, to == records.size() ? file.damaged() : 0);
                from = to;
            } while (from < records.size());
            spool.takenIn(file);
            LOG.infof("%d records of the spool were taken in, %d lines are damaged", records.size(), file.damaged());
        }
    }
}
