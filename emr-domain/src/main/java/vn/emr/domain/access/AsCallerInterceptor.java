package vn.emr.domain.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;

/** Writes the caller into the transaction, inside {@code @Transactional} (whose priority is lower than this one). */
@AsCaller
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 10)
public class AsCallerInterceptor {

    @Inject
    CurrentCaller caller;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    @AroundInvoke
    @Nullable
    Object tellDatabase(InvocationContext call) throws Exception {
        em.createNativeQuery("select set_config('emr.caller', :caller, true)")
                .setParameter("caller", caller.find().map(Caller::setting).orElse(""))
                .getSingleResult();
        return call.proceed();
    }
}
