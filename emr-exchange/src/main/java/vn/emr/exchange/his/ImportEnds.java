package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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

    /** So many imports are remembered, waited for or ended; of one that isn't any more the database is asked. */
    private static final int REMEMBERED = 1_000;

    private final Map<UUID, CountDownLatch> latches = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, CountDownLatch> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Waits until the import has ended or patience is over. It may have ended before. */
    void await(UUID export, Duration patience, BooleanSupplier ended) throws InterruptedException {
        CountDownLatch latch = latch(export);
        long until = System.nanoTime() + patience.toNanos();
        boolean over = latch.await(ASK_MS, TimeUnit.MILLISECONDS);
        while (!over && System.nanoTime() < until) {
            over = ended.getAsBoolean() || latch.await(ASK_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** An import has ended. */
    void ended(UUID export) {
        latch(export).countDown();
    }

    private CountDownLatch latch(UUID export) {
        return latches.computeIfAbsent(export, id -> new CountDownLatch(1));
    }
}
