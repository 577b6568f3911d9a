package vn.emr.domain.testing;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.UseCase;

/** A use case that does what the test says. */
@UseCase
public class InTransaction {

    /** Does the work in a transaction that knows the caller. */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        return work.call();
    }
}
