package vn.emr.exchange.his;

import jakarta.annotation.PostConstruct;
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
import org.jboss.logging.Logger;
import vn.emr.domain.his.HisExportReceived;
import vn.emr.exchange.queue.QueueThreads;

/** Imports what waits. As many exports at once as {@link #MOST}, of different facilities. */
@ApplicationScoped
public class HisWorker {

    private static final Logger LOG = Logger.getLogger(HisWorker.class);
    private static final int MOST = 3;
    private static final long POLL_SECONDS = 5;

    @Resource
    ManagedExecutorService threads;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    HisImporter importer;

    @Inject
    ImportEnds ends;

    @SuppressWarnings("NullAway.Init") // made when everything is injected
    private QueueThreads queue;

    @PostConstruct
    void prepare() {
        queue = new QueueThreads(
                threads,
                MOST,
                this::importNext,
                e -> LOG.errorf("the import worker stopped until the next poll: %s", Failure.describe(e)));
    }

    private boolean importNext() throws Exception {
        Optional<UUID> done = importer.importNext();
        done.ifPresent(ends::ended);
        return done.isPresent();
    }

    void onStart(@Observes Startup started) throws Exception {
        importer.goOn();
        queue.poll(timer, POLL_SECONDS);
    }

    void onReceived(@Observes(during = TransactionPhase.AFTER_SUCCESS) HisExportReceived received) {
        queue.wake();
    }

    @PreDestroy
    void stop() {
        queue.stop();
    }
}
