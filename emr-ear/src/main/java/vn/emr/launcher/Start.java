package vn.emr.launcher;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A start of programs. When something fails, or the user presses Ctrl-C, it is undone and nothing is left running. */
final class Start {

    private final Runnable undo;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean givenUp;

    private Start(Runnable undo) {
        this.undo = undo;
    }

    /** What is done in a start: parts are begun through it. */
    @FunctionalInterface
    interface Work {
        void in(Start start);
    }

    /** Does the work, or undoes it. */
    static void of(Work work, Runnable undo) {
        Start start = new Start(undo);
        Thread interrupted = new Thread(start::giveUp);
        ShutDown.before(interrupted);
        boolean done = false;
        try {
            work.in(start);
            done = true;
        } finally {
            if (!done) {
                start.giveUp();
            }
            ShutDown.forget(interrupted);
        }
    }

    /** Starts a part. While things are being undone, a thread that is still preparing must not start the next one. */
    void begin(Part part) {
        lock.readLock().lock();
        try {
            if (givenUp) {
                throw Failure.failed("Given up.");
            }
            part.start();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Once only: after Ctrl-C, the start that is being undone fails by itself and would undo it again. */
    private void giveUp() {
        lock.writeLock().lock();
        try {
            if (!givenUp) {
                givenUp = true;
                undo.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
