package vn.emr.domain.facility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.store.StayEnds;

/** Brings the directory in line with the shipped register when the node starts, and a projection that an upgrade extended. */
@ApplicationScoped
public class DirectoryStart {

    private static final Logger LOG = Logger.getLogger(DirectoryStart.class);

    @Inject
    CurrentCaller caller;

    @Inject
    Directory directory;

    @Inject
    StayEnds stayEnds;

    /** Codes of the facilities whose records this node keeps, separated by commas; {@code *} is all of the province. */
    @Inject
    @ConfigProperty(name = "emr.hosts", defaultValue = FacilityRow.PROVINCE)
    String hosts;

    void onStart(@Observes Startup started) throws Exception {
        List<FacilityRow> register = FacilityRow.register(hosts);
        for (FacilityRow row : register) {
            caller.runAs(Caller.system("directory", row.code()), () -> {
                directory.follow(row);
                directory.describe(row);
                Optional<UUID> done = stayEnds.fill(Optional.empty());
                while (done.isPresent()) {
                    done = stayEnds.fill(done);
                }
                return row;
            });
        }
        LOG.infof("directory holds %d facilities", register.size());
    }
}
