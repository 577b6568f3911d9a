package vn.emr.domain.testing;

import jakarta.enterprise.inject.se.SeContainer;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jboss.weld.environment.se.Weld;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;

/**
 * A started node without doors, for one test class: its own database, its beans, its facilities. Use it as
 * {@code @RegisterExtension static final EmrFixture EMR = new EmrFixture();}.
 */
public final class EmrFixture implements BeforeAllCallback, AfterAllCallback {

    private @Nullable Started started;

    private record Started(TestDatabase database, Transactions transactions, SeContainer beans) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        TestDatabase database = TestPostgres.copy();
        Transactions transactions = new Transactions(database);
        SeContainer beans = new Weld()
                .containerId(database.url())
                .addExtension(new ContainerServices(transactions))
                .initialize();
        started = new Started(database, transactions, beans);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        started().beans().close();
        started().transactions().close();
    }

    private Started started() {
        if (started == null) {
            throw new IllegalStateException("@RegisterExtension starts the fixture");
        }
        return started;
    }

    /** Its database. */
    public TestDatabase database() {
        return started().database();
    }

    /** The bean of this type. */
    public <T> T bean(Class<T> type) {
        return started().beans().select(type).get();
    }

    /** Does the work as this caller; the use cases in it begin their own transactions. */
    public <T extends @Nullable Object> T as(@Nullable Caller caller, Callable<T> work) throws Exception {
        return bean(CurrentCaller.class).runAs(caller, work);
    }

    /** Does the work as this caller in one transaction. */
    public <T extends @Nullable Object> T inTransaction(@Nullable Caller caller, Callable<T> work) throws Exception {
        return as(caller, () -> bean(InTransaction.class).call(work));
    }
}
