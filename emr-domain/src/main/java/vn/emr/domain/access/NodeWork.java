package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * A step inside a person's act that only the node itself may do, such as finding out across facilities who is who. What
 * it writes has the node as author; before and after it the person acts.
 */
@ApplicationScoped
public class NodeWork {

    @Inject
    CurrentCaller callers;

    @Inject
    DatabaseCaller database;

    /**
     * Does the step, in the transaction around it. A worker of the node does it as it is.
     *
     * @param worker name of the worker
     * @param facility code of the facility that it is for
     */
    public <T> T run(String worker, String facility, Supplier<T> step) {
        Caller person = callers.get();
        if (person.kind() == Caller.Kind.SYSTEM) {
            return step.get();
        }
        Caller node = Caller.system(worker, facility);
        T done;
        try {
            database.tell(node);
            done = callers.runAs(node, step::get);
        } catch (RuntimeException failed) {
            backTo(person, failed);
            throw failed;
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
        database.tell(person);
        return done;
    }

    /** After an error of the database nothing more can be told to it: the transaction is over by then. */
    private void backTo(Caller person, RuntimeException failed) {
        try {
            database.tell(person);
        } catch (RuntimeException over) {
            failed.addSuppressed(over);
        }
    }
}
