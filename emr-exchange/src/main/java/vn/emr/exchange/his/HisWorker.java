package vn.emr.exchange.his;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.his.HisExportReceived;

/**
 * Imports what waits: woken when an export was received, and by polling, for an event dies with its process and the
 * row does not. As many exports at once as {@link #MOST}, of different facilities.
 */
@ApplicationScoped
public class HisWorker {

    private static final Logger LOG = Logger.getLogger(HisWorker.class);
    private static final int MOST = 2;
    private static final long POLL_SECONDS = 5;

    @Resource
    ManagedExecutorService threads;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    HisImporter importer;

    @Inject
    ImportEnds ends;

    private @Nullable Future<?> polling;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean more = new AtomicBoolean();

    void onStart(@Observes Startup started) {
        polling = timer.scheduleWithFixedDelay(this::wake, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
    }

    void onReceived(@Observes(during = TransactionPhase.AFTER_SUCCESS) HisExportReceived received) {
        wake();
    }

    @PreDestroy
    void stop() {
        if (polling != null) {
            polling.cancel(false);
        }
    }

    private void wake() {
        more.set(true);
        if (running.incrementAndGet() <= MOST) {
            threads.execute(this::work);
        } else {
            running.decrementAndGet();
        }
    }

    private void work() {
        try {
            while (more.getAndSet(false)) {
                drain();
            }
        } catch (Exception e) {
            LOG.errorf("the import worker stopped until the next poll: %s", Failure.describe(e));
        } finally {
            running.decrementAndGet();
        }
    }

    private void drain() throws Exception {
        for (Optional<UUID> done = importer.importNext(); done.isPresent(); done = importer.importNext()) {
            ends.ended(done.get());
            if (running.get() < MOST) {
                wake();
            }
        }
    }
}
