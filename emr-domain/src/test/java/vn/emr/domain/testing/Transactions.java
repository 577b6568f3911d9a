package vn.emr.domain.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Transactions as the container has them: of a thread, nested ones of their own, all persistence units on the one
 * connection as {@code emr_app}.
 */
public class Transactions implements AutoCloseable {

    private final TestDatabase database;
    private final Map<String, EntityManagerFactory> factories = new ConcurrentHashMap<>();
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadLocal<Deque<Current>> current = ThreadLocal.withInitial(ArrayDeque::new);

    /** For the proxy. */
    @SuppressWarnings("NullAway.Init")
    protected Transactions() {
        this(new TestDatabase(""));
    }

    Transactions(TestDatabase database) {
        this.database = database;
    }

    /** A connection and the units' entity managers on it. */
    private record Current(Connection connection, Map<String, Session> sessions) {}

    /** Whether this thread is in a transaction. */
    public boolean active() {
        return !current.get().isEmpty();
    }

    /** Does the work in a transaction of its own. */
    public <T extends @Nullable Object> T inNew(Callable<T> work) throws Exception {
        Current transaction = new Current(connection(), new LinkedHashMap<>());
        current.get().push(transaction);
        try {
            T result = work.call();
            commit(transaction);
            return result;
        } catch (Throwable e) {
            transaction.connection().rollback();
            throw e;
        } finally {
            current.get().pop();
            idle.push(transaction.connection());
        }
    }

    private static void commit(Current transaction) throws SQLException {
        transaction.sessions().values().forEach(Session::flush);
        transaction.connection().commit();
    }

    EntityManager entityManager(String unit) {
        Current transaction = current.get().peek();
        if (transaction == null) {
            throw new IllegalStateException("no transaction: the use case forgot to begin one");
        }
        return transaction.sessions().computeIfAbsent(unit, u -> {
            Session session = factories
                    .computeIfAbsent(u, this::factory)
                    .unwrap(SessionFactory.class)
                    .withOptions()
                    .connection(transaction.connection())
                    .openSession();
            session.beginTransaction();
            return session;
        });
    }

    private EntityManagerFactory factory(String unit) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(TestPostgres.APP);
        return Persistence.createEntityManagerFactory(
                unit,
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", source,
                        "hibernate.allow_update_outside_transaction", "false"));
    }

    private Connection connection() throws SQLException {
        Connection connection = idle.poll();
        if (connection == null) {
            connection = database.asApp();
            connection.setAutoCommit(false);
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        factories.values().forEach(EntityManagerFactory::close);
        for (Connection connection : idle) {
            connection.close();
        }
    }
}
