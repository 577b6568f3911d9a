package vn.emr.exchange.queue;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that take from a queue while there is something in it. They are woken when something was added, and look
 * by themselves now and then, for an event dies with its process and the row does not.
 */
public final class QueueThreads {

    private final ManagedExecutorService threads;
    private final int most;
    private final Step step;
    private final Consumer<Exception> stopped;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean more = new AtomicBoolean();
    private @Nullable Future<?> polling;

    /** Takes one thing from the queue and does it. */
    @FunctionalInterface
    public interface Step {

        /** Whether there was one. */
        boolean next() throws Exception;
    }

    /**
     * Threads for one queue.
     *
     * @param most as many at once
     * @param stopped is told why a thread stopped before the queue was empty; the next poll goes on
     */
    public QueueThreads(ManagedExecutorService threads, int most, Step step, Consumer<Exception> stopped) {
        this.threads = threads;
        this.most = most;
        this.step = step;
        this.stopped = stopped;
    }

    /** Begins to look by themselves every so many seconds. */
    public void poll(ManagedScheduledExecutorService timer, long seconds) {
        polling = timer.scheduleWithFixedDelay(this::wake, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Ends that. */
    public void stop() {
        if (polling != null) {
            polling.cancel(false);
        }
    }

    /** There may be something in the queue. */
    public void wake() {
        more.set(true);
        if (running.incrementAndGet() <= most) {
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
            stopped.accept(e);
        } finally {
            running.decrementAndGet();
        }
    }

    private void drain() throws Exception {
        while (step.next()) {
            if (running.get() < most) {
                wake();
            }
        }
    }
}
