package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.Sql;

/** Writes who acts into the transaction, where row-level security reads it. */
@ApplicationScoped
class DatabaseCaller {

    @Inject
    Sql sql;

    @Inject
    Instance<OutsideDatabase> outside;

    /**
     * Who acts, and what was opened to that person while the database could not take it. Labelled entries that were opened
     * to somebody else in the same transaction are closed.
     */
    void tell(@Nullable Caller caller) {
        String setting = caller == null ? "" : caller.setting();
        sql.call(
                "select set_config('emr.labels', case when current_setting('emr.caller', true) = ?"
                        + " then current_setting('emr.labels', true) else '' end, true),"
                        + " set_config('emr.caller', ?, true), set_config('emr.own', coalesce("
                        + "(select code || '=' || key from emr.facility where code = split_part(?, '|', 2)), ''), true),"
                        + " set_config('emr.opened', ?, true), set_config('plan_cache_mode', ?, true)",
                setting,
                setting,
                setting,
                caller == null ? "" : opened(caller),
                plans(caller));
    }

    /** What the node's workers ask is always of the same shape; to plan it each time costs about as much as to do it. */
    private static String plans(@Nullable Caller caller) {
        return caller != null && caller.kind() == Caller.Kind.SYSTEM ? "force_generic_plan" : "auto";
    }

    private String opened(Caller caller) {
        return outside.stream()
                .flatMap(o -> o.openedTo(caller.account()).stream())
                .map(UUID::toString)
                .collect(Collectors.joining(","));
    }
}
