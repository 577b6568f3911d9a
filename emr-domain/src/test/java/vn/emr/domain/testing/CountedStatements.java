package vn.emr.domain.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts what the driver really sends to the database, whoever asked for it. */
public final class CountedStatements {

    private static final String EXECUTE = " FE=> Execute(";

    /** Of the driver; held, because loggers are collected when nobody holds them. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private CountedStatements() {}

    /** How many statements the work sends, on all threads. */
    public static <T extends @Nullable Object> int of(Callable<T> work) throws Exception {
        AtomicInteger count = new AtomicInteger();
        Handler counter = counter(count);
        Level before = DRIVER.getLevel();
        boolean parents = DRIVER.getUseParentHandlers();
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(counter);
        DRIVER.setLevel(Level.FINEST);
        try {
            work.call();
            return count.get();
        } finally {
            DRIVER.setLevel(before);
            DRIVER.removeHandler(counter);
            DRIVER.setUseParentHandlers(parents);
        }
    }

    private static Handler counter(AtomicInteger count) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getMessage().startsWith(EXECUTE)) {
                    count.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
