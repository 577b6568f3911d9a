package vn.emr.exchange.his;

import java.util.UUID;
import java.util.function.LongConsumer;

/** Says while a large file is read that its worker is alive. */
final class Heartbeat implements LongConsumer {

    private static final long EVERY = 64L << 20;

    private final HisQueue queue;
    private final UUID export;
    private long last;

    Heartbeat(HisQueue queue, UUID export) {
        this.queue = queue;
        this.export = export;
    }

    @Override
    public void accept(long read) {
        if (read - last >= EVERY) {
            last = read;
            queue.alive(export);
        }
    }
}
