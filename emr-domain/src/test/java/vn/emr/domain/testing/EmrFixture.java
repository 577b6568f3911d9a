package vn.emr.domain.testing;

import jakarta.enterprise.inject.se.SeContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;

/**
 * A started node without doors, for one test class: its own database, keys, beans and facilities. Use it as
 * {@code @RegisterExtension static final EmrFixture EMR = new EmrFixture();}.
 */
public final class EmrFixture implements BeforeAllCallback, AfterAllCallback {

    private final Map<String, String> settings;
    private @Nullable Started started;

    /** The province's node. */
    public EmrFixture() {
        this(Map.of());
    }

    private EmrFixture(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Another node, which keeps the records of this facility. */
    public static EmrFixture partner(String node, String facility) {
        return new EmrFixture(Map.of("emr.node", node, "emr.hosts", facility));
    }

    /** The province's node with this setting. */
    public static EmrFixture with(String setting, String value) {
        return new EmrFixture(Map.of(setting, value));
    }

    private record Started(TestDatabase database, Path keys, Transactions transactions, SeContainer beans) {}

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        TestDatabase database = TestPostgres.copy();
        Path keys = Files.createTempDirectory("emr-keys");
        Transactions transactions = new Transactions(database);
        SeContainer beans = new Weld()
                .containerId(database.url())
                .addExtension(new ContainerServices(transactions, settings(keys)))
                .initialize();
        started = new Started(database, keys, transactions, beans);
    }

    private Map<String, String> settings(Path keys) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("emr.keys", keys.toString());
        all.putIfAbsent("emr.audit.spool", keys.resolve("spool").toString());
        return all;
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException, IOException {
        started().beans().close();
        started().transactions().close();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(started().keys())) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
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

    /** Directory of the node's keys. */
    public Path keys() {
        return started().keys();
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

    /** Number of the database's process that serves the transaction of this thread. */
    public int backend() {
        return ((Number) started()
                        .transactions()
                        .entityManager("emr")
                        .createNativeQuery("select pg_backend_pid()")
                        .getSingleResult())
                .intValue();
    }
}
