package vn.emr.exchange.transfer;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.transfer.MessageQueued;

/**
 * Sends what waits: woken when a message was queued, and by polling, for an event dies with its process and the row does
 * not.
 */
@ApplicationScoped
public class TransferWorker {

    private static final Logger LOG = Logger.getLogger(TransferWorker.class);
    private static final int MOST = 2;
    private static final long POLL_SECONDS = 2;

    @Resource
    ManagedExecutorService threads;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    SendMessage sender;

    private @Nullable Future<?> polling;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean more = new AtomicBoolean();

    void onStart(@Observes Startup started) throws Exception {
        sender.goOn();
        polling = timer.scheduleWithFixedDelay(this::wake, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageQueued queued) {
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
                while (sender.sendNext()) {
                    if (running.get() < MOST) {
                        wake();
                    }
                }
            }
        } catch (Exception e) {
            LOG.errorf(
                    "the transfer worker stopped until the next poll: %s",
                    e.getClass().getName());
        } finally {
            running.decrementAndGet();
        }
    }
}
