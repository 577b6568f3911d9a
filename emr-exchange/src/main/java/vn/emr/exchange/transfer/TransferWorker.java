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
import org.jboss.logging.Logger;
import vn.emr.domain.transfer.MessageQueued;
import vn.emr.exchange.queue.QueueThreads;

/** Sends what waits. */
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

    @SuppressWarnings("NullAway.Init") // made when everything is injected
    private QueueThreads queue;

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
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageQueued queued) {
        queue.wake();
    }

    @PreDestroy
    void stop() {
        queue.stop();
    }
}
