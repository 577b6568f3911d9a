package vn.emr.launcher;

/** Something that the operator has to know, in one line; carries the exit code. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** It did not work. */
    static Failure failed(String message) {
        return new Failure(Launcher.FAILED, message);
    }

    /** The command line is not understood. */
    static Failure usage(String message) {
        return new Failure(Launcher.USAGE, message);
    }

    /** There is nothing to work on. */
    static Failure notRunning() {
        return new Failure(Launcher.NOT_RUNNING, "The nodes are not running. Start them with ./emr start");
    }

    /** The command needs this part. */
    static Failure notRunning(String part) {
        return new Failure(
                Launcher.NOT_RUNNING,
                part + " is not running. Start everything with ./emr start, or this with ./emr start " + part);
    }

    int exitCode() {
        return exitCode;
    }
}
