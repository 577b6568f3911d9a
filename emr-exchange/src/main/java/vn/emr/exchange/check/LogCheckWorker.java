package vn.emr.exchange.check;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.check.CheckLog;
import vn.emr.audit.space.AuditSpace;

/** Works off checks of the log, and rests after each step as long as it took: people's work goes first. */
@ApplicationScoped
public class LogCheckWorker {

    private static final Logger LOG = Logger.getLogger(LogCheckWorker.class);
    private static final long POLL_SECONDS = 2;

    @Resource
    ManagedScheduledExecutorService timer;

    @Resource(lookup = "java:jboss/datasources/VerifierDS")
    DataSource verifier;

    @Inject
    CheckLog checking;

    @Inject
    AuditSpace space;

    private @Nullable Future<?> running;
    private volatile boolean stopped;

    void onStart(@Observes Startup started) {
        running = timer.scheduleWithFixedDelay(this::work, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (running != null) {
            running.cancel(false);
        }
    }

    private void work() {
        if (space.exhausted()) {
            return;
        }
        try {
            checking.askWhenDue();
            long began = System.nanoTime();
            while (!stopped && checking.step(verifier)) {
                TimeUnit.NANOSECONDS.sleep(System.nanoTime() - began);
                began = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.errorf("the check of the log waits: %s", e.getClass().getName());
        }
    }
}
