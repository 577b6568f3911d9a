package vn.emr.exchange.space;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.space.KeepSpace;

/** Looks every few seconds whether there is space for the audit. */
@ApplicationScoped
public class SpaceWorker {

    private static final long EVERY_SECONDS = 3;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    KeepSpace keeping;

    private @Nullable Future<?> running;

    void onStart(@Observes Startup started) {
        running = timer.scheduleWithFixedDelay(keeping::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (running != null) {
            running.cancel(false);
        }
    }
}
