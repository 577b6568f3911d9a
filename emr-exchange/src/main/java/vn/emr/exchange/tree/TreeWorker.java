package vn.emr.exchange.tree;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.tree.TransparencyLog;

/** Seals a head each second in which something came, so that what is written is soon in one whoever asks for it. */
@ApplicationScoped
public class TreeWorker {

    private static final Logger LOG = Logger.getLogger(TreeWorker.class);
    private static final long EVERY_SECONDS = 1;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    TransparencyLog log;

    @Inject
    AuditSpace space;

    private @Nullable Future<?> running;
    private boolean failing;

    void onStart(@Observes Startup started) {
        running = timer.scheduleWithFixedDelay(this::work, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (running != null) {
            running.cancel(false);
        }
    }

    private void work() {
        try {
            log.headWithEverything();
            if (failing) {
                LOG.info("heads are sealed again");
                failing = false;
            }
        } catch (RuntimeException e) {
            space.noticed(e);
            // Told once: while the database is away this comes each second.
            if (!failing) {
                LOG.error("no head can be sealed; trying each second", e);
                failing = true;
            }
        }
    }
}
