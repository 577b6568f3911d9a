package vn.emr.exchange.his.folder;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.space.AuditSpace;

/** Looks at the watched folders every few seconds, when there are any ({@code EMR_HIS_FOLDERS}). */
@ApplicationScoped
public class FolderWorker {

    private static final Logger LOG = Logger.getLogger(FolderWorker.class);
    private static final long POLL_SECONDS = 5;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    FolderWatch watch;

    @Inject
    HostedFacilities facilities;

    @Inject
    AuditSpace space;

    /** Directory with a folder for each facility; nothing is watched without it ({@code EMR_HIS_FOLDERS}). */
    @Inject
    @ConfigProperty(name = "emr.his.folders")
    Optional<String> root;

    /** Seconds that a file must stay as it is before it is taken ({@code EMR_HIS_FOLDERS_QUIET}). */
    @Inject
    @ConfigProperty(name = "emr.his.folders-quiet", defaultValue = "10")
    int quiet;

    private @Nullable Future<?> looking;

    void onStart(@Observes Startup started) {
        if (root.isPresent()) {
            LOG.infof("exports of the HIS are taken from %s", root.get());
            looking = timer.scheduleWithFixedDelay(this::look, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void look() {
        look(Path.of(root.orElseThrow()), Duration.ofSeconds(quiet));
    }

    /** Looks once; not while what is taken could not be recorded. */
    void look(Path folders, Duration still) {
        if (space.exhausted()) {
            return;
        }
        try {
            if (!Files.isDirectory(folders)) {
                Files.createDirectories(folders);
            }
            watch.look(folders, still, facilities.codes());
        } catch (Exception e) {
            LOG.errorf("the folders wait until the next look: %s", e);
        }
    }

    @PreDestroy
    void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
    }
}
