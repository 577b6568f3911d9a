package vn.emr.launcher;

import java.util.concurrent.TimeUnit;

/** Waits between two looks at something outside this process, which can't be waited on. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
    }
}
