package vn.emr.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the programs that make an installation. */
interface Part {

    /** Its name in commands and logs. */
    String name();

    /** The ports that it listens on, and what each is for. */
    Map<String, Integer> ports();

    /** Starts it; does nothing if it runs. Returns before it is healthy. */
    void start();

    /** Whether it answers. */
    boolean healthy();

    /** Its process, if it runs. */
    Optional<ProcessHandle> process();

    /** Whether its process is there. */
    default boolean running() {
        return process().isPresent();
    }

    /** Why it will never answer, although its process is there; empty while there is hope. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Ends it in good order. */
    void stop();

    /** Ends it and its children at once, as a power cut would. */
    default void kill() {
        process().ifPresent(p -> {
            List<ProcessHandle> family =
                    Stream.concat(Stream.of(p), p.descendants()).toList();
            family.forEach(ProcessHandle::destroyForcibly);
            while (family.stream().anyMatch(ProcessHandle::isAlive)) {
                Pause.millis(20);
            }
        });
    }

    /**
     * Waits until it answers.
     *
     * @throws Failure when it ends before, or takes too long
     */
    default void await(Home home, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!healthy()) {
            if (!running()) {
                throw Failure.failed(name() + " ended while it started: see " + home.log(name()));
            }
            trouble().ifPresent(t -> {
                throw Failure.failed(t + ": see " + home.log(name()));
            });
            if (System.nanoTime() > end) {
                throw Failure.failed(
                        name() + " did not answer within " + limit.toSeconds() + " s: see " + home.log(name()));
            }
            Pause.millis(250);
        }
    }
}
