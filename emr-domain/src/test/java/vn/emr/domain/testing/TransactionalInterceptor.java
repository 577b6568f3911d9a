package vn.emr.domain.testing;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * {@code @Transactional} as the container carries it out, for the types that the code uses. The type is part of the
 * binding, so each has an interceptor.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
public class TransactionalInterceptor {

    @Inject
    Transactions transactions;

    @AroundInvoke
    @Nullable
    Object around(InvocationContext call) throws Exception {
        TxType type = type(call.getMethod());
        return switch (type) {
            case REQUIRED -> transactions.active() ? call.proceed() : transactions.inNew(call::proceed);
            case REQUIRES_NEW -> transactions.inNew(call::proceed);
            case MANDATORY -> {
                if (!transactions.active()) {
                    throw new IllegalStateException(call.getMethod() + " asks for a transaction");
                }
                yield call.proceed();
            }
            case SUPPORTS, NOT_SUPPORTED, NEVER -> throw new UnsupportedOperationException(type.name());
        };
    }

    private static TxType type(Method method) {
        Transactional own = method.getAnnotation(Transactional.class);
        if (own == null) {
            own = method.getDeclaringClass().getAnnotation(Transactional.class);
        }
        return own == null ? TxType.REQUIRED : own.value();
    }

    /** For methods that need the transaction around them. */
    @Transactional(TxType.MANDATORY)
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    public static class Mandatory extends TransactionalInterceptor {}

    /** For methods that commit whatever becomes of the transaction around them. */
    @Transactional(TxType.REQUIRES_NEW)
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    public static class RequiresNew extends TransactionalInterceptor {}
}
