package vn.emr.launcher;

/** What is to be done when this process ends early: Ctrl-C, or a signal. */
final class ShutDown {

    private ShutDown() {}

    /** Has this done then; while the process is ending already, it is too late and nothing happens. */
    static void before(Thread work) {
        try {
            Runtime.getRuntime().addShutdownHook(work);
        } catch (IllegalStateException e) {
            return;
        }
    }

    /** Takes that back; while the process is ending already, it is at work. */
    static void forget(Thread work) {
        try {
            Runtime.getRuntime().removeShutdownHook(work);
        } catch (IllegalStateException e) {
            return;
        }
    }
}
