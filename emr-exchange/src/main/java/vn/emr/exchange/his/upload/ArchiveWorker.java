package vn.emr.exchange.his.upload;

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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.his.upload.HisArchiveReceived;
import vn.emr.exchange.queue.QueueThreads;

/** Opens zips when they come, one at a time, and forgets each hour what was left half sent. */
@ApplicationScoped
public class ArchiveWorker {

    private static final Logger LOG = Logger.getLogger(ArchiveWorker.class);
    private static final long POLL_SECONDS = 5;

    @Resource
    ManagedExecutorService threads;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    OpenArchives archives;

    @SuppressWarnings("NullAway.Init") // made when everything is injected
    private QueueThreads queue;

    private @Nullable Future<?> tidying;

    @PostConstruct
    void prepare() {
        queue = new QueueThreads(
                threads,
                1,
                archives::openNext,
                e -> LOG.errorf(
                        "zips wait until the next poll: %s", e.getClass().getName()));
    }

    void onStart(@Observes Startup started) throws Exception {
        archives.goOn();
        queue.poll(timer, POLL_SECONDS);
        tidying = timer.scheduleWithFixedDelay(this::tidy, 1, 60, TimeUnit.MINUTES);
    }

    private void tidy() {
        try {
            archives.dropLeft();
        } catch (Exception e) {
            LOG.errorf("what was left half sent stays for now: %s", e.getClass().getName());
        }
    }

    void onReceived(@Observes(during = TransactionPhase.AFTER_SUCCESS) HisArchiveReceived received) {
        queue.wake();
    }

    @PreDestroy
    void stop() {
        queue.stop();
        if (tidying != null) {
            tidying.cancel(false);
        }
    }
}
