package vn.emr.exchange.transfer;

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
import vn.emr.audit.space.AuditSpace;
import vn.emr.domain.transfer.MessageQueued;
import vn.emr.exchange.queue.QueueThreads;

/** Sends what waits. */
@ApplicationScoped
public class TransferWorker {

    private static final Logger LOG = Logger.getLogger(TransferWorker.class);
    private static final int MOST = 2;
    private static final long POLL_SECONDS = 2;
    private static final long LOOK_SECONDS = 5;

    @Resource
    ManagedExecutorService threads;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    SendMessage sender;

    @Inject
    LostMessages lost;

    @Inject
    AuditSpace space;

    @SuppressWarnings("NullAway.Init") // made when everything is injected
    private QueueThreads queue;

    private @Nullable Future<?> looking;

    @PostConstruct
    void prepare() {
        queue = new QueueThreads(
                threads,
                MOST,
                sender::sendNext,
                e -> LOG.errorf(
                        "the transfer worker stopped until the next poll: %s",
                        e.getClass().getName()));
    }

    void onStart(@Observes Startup started) throws Exception {
        sender.goOn();
        queue.poll(timer, POLL_SECONDS);
        looking = timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageQueued queued) {
        queue.wake();
    }

    private void look() {
        try {
            while (!space.exhausted() && lost.reopenNext()) {
                LOG.info("a break of another log was looked into");
            }
        } catch (Exception e) {
            LOG.errorf(e, "what another node lost can't be looked for; trying again");
        }
    }

    @PreDestroy
    void stop() {
        queue.stop();
        if (looking != null) {
            looking.cancel(false);
        }
    }
}
