package vn.emr.domain.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Writes the caller into the transaction, inside {@code @Transactional} (whose priority is lower than this one). */
@AsCaller
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 10)
public class AsCallerInterceptor {

    @Inject
    CurrentCaller caller;

    @Inject
    DatabaseCaller database;

    @AroundInvoke
    @Nullable
    Object tellDatabase(InvocationContext call) throws Exception {
        database.tell(caller.find().orElse(null));
        return call.proceed();
    }
}
