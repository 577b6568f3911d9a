package vn.emr.launcher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;

/**
 * What it costs to ask whether somebody may read a patient, and to write down that it was read: the application's own
 * statements, as its role, on one connection.
 */
final class AccessBench {

    /** As the application begins a transaction. */
    private static final String CALLER = "select set_config('emr.labels', '', true),"
            + " set_config('emr.caller', 'staff|24X09|facility|bench', true), set_config('emr.own',"
            + " (select code || '=' || key from emr.facility where code = '24X09'), true)";

    private static final String POLICY = "select r.basis, extract(epoch from r.until)::float8 from emr.relations(?) r";
    private static final String CHART = "select r.type, r.id, c.bytes from emr.resource r"
            + " join emr.entry e on e.stream = r.stream and e.seq = r.seq"
            + " join emr.entry_content c on c.stream = r.stream and c.seq = r.seq"
            + " where r.patient = ? and not r.withdrawn order by r.type, r.lo, r.id";
    private static final String EVENT =
            "insert into audit.event (at, patient, type, outcome, caller_kind, basis, count,"
                    + " facility, account, about, role, purpose)";
    private static final String VALUES =
            EVENT + " values (clock_timestamp(), ?, ?, 0, 0, 1, 43, '24X09', 'bench', 'bench', 1, 1)";
    private static final String MANY =
            EVENT + " select clock_timestamp(), ?, ?, 0, 0, 1, 43, '24X09', 'bs.nguyenthiminh',"
                    + " null, 1, 1 from generate_series(1, ?)";

    /** The queue is empty again when its rows are leaves; its space is used again. */
    private static final String SIZE =
            "select sum(pg_total_relation_size(t::regclass)) from unnest(array['audit.event',"
                    + " 'audit.leaf', 'audit.tree_node', 'audit.head']) t";

    private static final String PATIENTS = "select r.id from emr.resource r join emr.facility f on f.key = r.facility"
            + " where r.type = 6 and f.code = '24X09' limit 500";

    private static final int WARM = 500;
    private static final int READS = 3000;
    private static final int EVENTS = 40_000;

    private final Node node;

    AccessBench(Node node) {
        this.node = node;
    }

    void run(Bench bench) throws SQLException {
        try (Connection connection = node.postgres().connect("emr")) {
            List<UUID> patients = patients(connection);
            try (Statement role = connection.createStatement()) {
                role.execute("set role emr_app");
            }
            connection.setAutoCommit(false);
            measure(bench, connection, patients);
        }
    }

    private static List<UUID> patients(Connection connection) throws SQLException {
        List<UUID> patients = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PATIENTS)) {
            while (row.next()) {
                patients.add(row.getObject(1, UUID.class));
            }
        }
        if (patients.isEmpty()) {
            throw Failure.failed("There are no patients at 24X09; ./emr start brings the demo's");
        }
        return patients;
    }

    private static void measure(Bench bench, Connection connection, List<UUID> patients) throws SQLException {
        List<Double> policy = new ArrayList<>();
        List<Double> silent = new ArrayList<>();
        List<Double> recorded = new ArrayList<>();
        for (int i = 0; i < WARM + READS; i++) {
            UUID patient = patients.get(i % patients.size());
            double[] without = read(connection, patient, false);
            double[] with = read(connection, patient, true);
            if (i >= WARM) {
                policy.add(without[0]);
                policy.add(with[0]);
                silent.add(without[1]);
                recorded.add(with[1]);
            }
        }
        bench.figure("policy.p99_ms", at(policy, 0.99), "ms");
        bench.figure("policy.median_ms", at(policy, 0.5), "ms");
        bench.figure("audit.silent_read_ms", at(silent, 0.5), "ms");
        bench.figure("audit.read_ms", at(recorded, 0.5) - at(silent, 0.5), "ms");
    }

    /** One read as the application does it: milliseconds of the policy's question, and of the whole transaction. */
    private static double[] read(Connection connection, UUID patient, boolean record) throws SQLException {
        long began = System.nanoTime();
        query(connection, CALLER, null);
        long asked = System.nanoTime();
        query(connection, POLICY, patient);
        double policy = (System.nanoTime() - asked) / 1e6;
        query(connection, CHART, patient);
        if (record) {
            try (PreparedStatement event = connection.prepareStatement(VALUES)) {
                event.setObject(1, patient);
                event.setInt(2, AuditEventType.CHART_READ.code());
                event.executeUpdate();
            }
        }
        connection.commit();
        return new double[] {policy, (System.nanoTime() - began) / 1e6};
    }

    private static void query(Connection connection, String sql, @Nullable UUID patient) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            if (patient != null) {
                query.setObject(1, patient);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    row.getObject(1);
                }
            }
        }
    }

    private static double at(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
    }

    /** What a recorded read leaves on the disk for ever: the event, its leaf, their indexes, its part of the tree and heads. */
    static void bytes(Bench bench, Connection connection, Sealing sealing) throws SQLException {
        sealing.await();
        long before = size(connection);
        List<UUID> patients = patients(connection);
        for (UUID patient : patients) {
            try (PreparedStatement add = connection.prepareStatement(MANY)) {
                add.setObject(1, patient);
                add.setInt(2, AuditEventType.CHART_READ.code());
                add.setInt(3, EVENTS / patients.size());
                add.executeUpdate();
            }
        }
        sealing.await();
        int added = EVENTS / patients.size() * patients.size();
        bench.figure("audit.bytes_per_read", (size(connection) - before) / (double) added, "bytes");
    }

    /** Waits until what was added is under a sealed head. */
    interface Sealing {
        void await() throws SQLException;
    }

    private static long size(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZE)) {
            row.next();
            return row.getLong(1);
        }
    }
}
