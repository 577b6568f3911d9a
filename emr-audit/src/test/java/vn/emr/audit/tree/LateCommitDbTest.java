package vn.emr.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;
import vn.emr.domain.testing.Together;

/** Transactions commit in another order than they took their numbers; the sequencer passes none of them over. */
class LateCommitDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final String MISSING = "select (select count(*) from emr.entry e where not exists"
            + " (select from audit.leaf l where l.kind = 1 and l.stream = e.stream and l.seq = e.seq))"
            + " + (select count(*) from audit.event v where not exists"
            + " (select from audit.leaf l where l.kind = 2 and l.event = v.key))";

    private final TransparencyLog log = EMR.bean(TransparencyLog.class);

    @Test
    void an_event_that_commits_after_younger_ones_is_in_the_next_head() throws Exception {
        try (Connection slow = EMR.database().asSuperuser();
                Connection quick = EMR.database().asSuperuser()) {
            slow.setAutoCommit(false);
            long old = add(slow);
            long young = add(quick);
            assertThat(old).isLessThan(young);
            long size = log.headWithEverything().size();
            assertThat(leaves(young)).isOne();
            assertThat(leaves(old)).isZero();
            slow.commit();
            assertThat(log.headWithEverything().size()).isEqualTo(size + 1);
            assertThat(leaves(old)).isOne();
        }
    }

    @Test
    void an_entry_that_commits_after_younger_ones_is_in_the_next_head() throws Exception {
        UUID patient = TestPatient.called("Ma Văn Cả").registeredBy(EMR).patient();
        UUID other = TestPatient.called("Ma Văn Hai").registeredBy(EMR).patient();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<UUID> slow = thread.submit(() -> EMR.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> {
                UUID encounter = new TestEpisode(Callers.PROVINCIAL, patient, "LK-slow")
                        .write(EMR, 3)
                        .get(0)
                        .id();
                written.countDown();
                go.await(30, TimeUnit.SECONDS);
                return encounter;
            }));
            assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
            new TestEpisode(Callers.PROVINCIAL, other, "LK-quick").write(EMR, 3);
            log.headWithEverything();
            go.countDown();
            UUID encounter = slow.get(30, TimeUnit.SECONDS);
            log.headWithEverything();
            assertThat(EMR.database()
                            .count("select count(*) from audit.leaf l join emr.entry e on e.stream = l.stream"
                                    + " and e.seq = l.seq and e.id = '" + encounter + "'"))
                    .isOne();
        } finally {
            go.countDown();
            thread.shutdownNow();
        }
        assertThat(EMR.database().count(MISSING)).isZero();
    }

    @Test
    void whatever_order_they_commit_in_each_is_a_leaf_once() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService sequencer = Executors.newSingleThreadExecutor();
        try (Together together = new Together()) {
            Future<?> heads = sequencer.submit(() -> {
                while (!over.get()) {
                    log.headWithEverything();
                }
            });
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int seed = i;
                writers.add(() -> write(new Random(seed)));
            }
            together.run(writers);
            over.set(true);
            heads.get(30, TimeUnit.SECONDS);
        } finally {
            over.set(true);
            sequencer.shutdownNow();
        }
        log.headWithEverything();
        assertThat(EMR.database().count(MISSING)).isZero();
        assertThat(EMR.database().count("select count(*) - count(distinct event) from audit.leaf where kind = 2"))
                .isZero();
    }

    private static boolean write(Random random) throws SQLException, InterruptedException {
        try (Connection connection = EMR.database().asSuperuser()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 20; i++) {
                add(connection);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(25));
                add(connection);
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
            return true;
        }
    }

    private static long add(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var row = statement.executeQuery("insert into audit.event (at, type, outcome, caller_kind, basis, facility,"
                    + " account) values (now(), 11, 0, 0, 0, '', 'doctor') returning key");
            row.next();
            return row.getLong(1);
        }
    }

    private static int leaves(long event) throws SQLException {
        return EMR.database().count("select count(*) from audit.leaf where event = " + event);
    }
}
