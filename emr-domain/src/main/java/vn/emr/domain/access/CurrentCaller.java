package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The caller of the work that this thread does. A door or a worker sets it around the work, nobody else. */
@ApplicationScoped
public class CurrentCaller {

    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    /** The caller, if there is one. */
    public Optional<Caller> find() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * The caller.
     *
     * @throws IllegalStateException when nobody set one: a door forgot its filter
     */
    public Caller get() {
        return find().orElseThrow(() -> new IllegalStateException("no caller: the door or worker must name one"));
    }

    /** Does the work as this caller (null: nobody) and puts back whoever was there before. */
    public <T extends @Nullable Object> T runAs(@Nullable Caller caller, Callable<T> work) throws Exception {
        Caller before = CURRENT.get();
        set(caller);
        try {
            return work.call();
        } finally {
            set(before);
        }
    }

    private void set(@Nullable Caller caller) {
        if (caller == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(caller);
        }
    }
}
