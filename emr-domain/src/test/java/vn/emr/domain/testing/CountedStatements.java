package vn.emr.domain.testing;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts what the driver really sends to the database, whoever asked for it. */
public final class CountedStatements {

    private static final String EXECUTE = " FE=> Execute(";
    private static final String PARSE = " FE=> Parse(";
    private static final String BIND = " FE=> Bind(";

    /** Of the driver; held, because loggers are collected when nobody holds them. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private CountedStatements() {}

    /** How many statements the work sends, on all threads. */
    public static <T extends @Nullable Object> int of(Callable<T> work) throws Exception {
        return (int) sent(work).stream().filter(m -> m.startsWith(EXECUTE)).count();
    }

    /**
     * Which statements the work sends, on all threads, in order: their text when the server hears it first, the name that it was
     * given from then on.
     */
    public static <T extends @Nullable Object> List<String> texts(Callable<T> work) throws Exception {
        return sent(work).stream()
                .filter(m -> m.startsWith(PARSE) || m.startsWith(BIND))
                .map(m -> m.startsWith(BIND) ? m.replaceAll(",\\$1=.*", "") : m)
                .toList();
    }

    private static <T extends @Nullable Object> List<String> sent(Callable<T> work) throws Exception {
        List<String> messages = Collections.synchronizedList(new ArrayList<>());
        Handler counter = handler(messages);
        Level before = DRIVER.getLevel();
        boolean parents = DRIVER.getUseParentHandlers();
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(counter);
        DRIVER.setLevel(Level.FINEST);
        try {
            work.call();
            return List.copyOf(messages);
        } finally {
            DRIVER.setLevel(before);
            DRIVER.removeHandler(counter);
            DRIVER.setUseParentHandlers(parents);
        }
    }

    private static Handler handler(List<String> messages) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                messages.add(text(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static String text(LogRecord entry) {
        return entry.getParameters() == null
                ? entry.getMessage()
                : MessageFormat.format(entry.getMessage(), entry.getParameters());
    }
}
