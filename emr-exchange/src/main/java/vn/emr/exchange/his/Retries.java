package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Tries a transaction again that failed: often when others were in its way (deadlock, serialization), else twice more. */
@ApplicationScoped
public class Retries {

    private static final int IN_THE_WAY = 8;
    private static final int ANY = 3;

    /** One transaction. */
    @FunctionalInterface
    public interface Work {

        /** Does it. */
        void run() throws Exception;
    }

    /** It failed every time; the cause is the last failure. */
    public static final class GivenUp extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Exception last;

        GivenUp(Exception last) {
            super(last);
            this.last = last;
        }

        @Override
        public synchronized Exception getCause() {
            return last;
        }
    }

    /** Does the work until it succeeds. */
    public void run(Work work) throws GivenUp {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (Exception e) {
                if (attempt >= (isInTheWay(e) ? IN_THE_WAY : ANY)) {
                    throw new GivenUp(e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(10, 50L << attempt)));
            }
        }
    }

    private static boolean isInTheWay(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql
                    && ("40P01".equals(sql.getSQLState()) || "40001".equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
