package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets a request wait for the end of an import. Only saves time: the row in the database says whether it has ended,
 * and is asked every half second, because the worker may be another node's.
 */
@ApplicationScoped
public class ImportEnds {

    private static final long ASK_MS = 500;

    private final Map<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

    /** Waits until the import has ended or patience is over. */
    void await(UUID export, Duration patience, BooleanSupplier ended) throws InterruptedException {
        CountDownLatch latch = waiting.computeIfAbsent(export, id -> new CountDownLatch(1));
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (!ended.getAsBoolean() && System.nanoTime() < until) {
                if (latch.await(ASK_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } finally {
            waiting.remove(export);
        }
    }

    /** An import has ended. */
    void ended(UUID export) {
        CountDownLatch latch = waiting.get(export);
        if (latch != null) {
            latch.countDown();
        }
    }
}
