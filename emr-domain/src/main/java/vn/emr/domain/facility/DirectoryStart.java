package vn.emr.domain.facility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;

/** Brings the directory in line with the shipped register when the node starts. */
@ApplicationScoped
public class DirectoryStart {

    private static final Logger LOG = Logger.getLogger(DirectoryStart.class);

    @Inject
    CurrentCaller caller;

    @Inject
    Directory directory;

    void onStart(@Observes Startup started) throws Exception {
        for (FacilityRow row : FacilityRow.register()) {
            caller.runAs(Caller.system("directory", row.code()), () -> {
                directory.follow(row);
                directory.describe(row);
                return row;
            });
        }
        LOG.infof("directory holds %d facilities", FacilityRow.register().size());
    }
}
