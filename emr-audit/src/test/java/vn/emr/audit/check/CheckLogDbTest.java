package vn.emr.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.access.Caller;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/** The node checks its own log, in steps, as a role that may only read. */
class CheckLogDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Caller WORKER = Caller.system("log-check", null);

    /** More than two steps of leaves. */
    private static final int EVENTS = 45_000;

    private static UUID encounter = new UUID(0, 0);

    private final CheckLog checking = EMR.bean(CheckLog.class);

    @BeforeAll
    static void aLog() throws Exception {
        UUID patient = TestPatient.called("Quách Thị Sổ").registeredBy(EMR).patient();
        encounter = new TestEpisode(Callers.PROVINCIAL, patient, "LK-check")
                .write(EMR, 9)
                .get(0)
                .id();
        EMR.database()
                .tamper("insert into audit.event (at, type, outcome, caller_kind, basis, account)"
                        + " select now(), 11, 0, 0, 0, 'doctor' from generate_series(1, " + EVENTS + ")");
        EMR.bean(TransparencyLog.class).headWithEverything();
    }

    @Test
    void a_check_finds_what_the_verifier_finds_step_by_step() throws Exception {
        LogCheck whole = check();
        assertThat(whole.over()).isTrue();
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.whole()).isTrue();
        assertThat(whole.done())
                .isEqualTo(whole.count("entries") + whole.count("leaves"))
                .isPositive();
        try (Connection owner = EMR.database().asOwner()) {
            var counts = Verifier.verify(owner).counts();
            assertThat(whole.counts()).containsEntry("entries", counts.get("entries"));
            assertThat(whole.counts()).containsEntry("streams", counts.get("streams"));
            assertThat(whole.counts()).containsEntry("contents", counts.get("contents"));
            assertThat(whole.count("leaves")).isGreaterThan(EVENTS);
        }
        String flip = "update emr.entry_content set bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 1)"
                + " where stream = (select key from emr.stream where subject = '" + encounter + "') and seq = 3";
        String leaf = "update audit.leaf set hash = set_byte(hash, 1, get_byte(hash, 1) # 1) where no = 30000";
        EMR.database().tamper(flip);
        EMR.database().tamper(leaf);
        try {
            LogCheck broken = check();
            assertThat(broken.findings())
                    .anyMatch(f -> f.startsWith("content: EPISODE stream") && f.contains(", entry 3, "))
                    .anyMatch(f -> f.startsWith("leaf: ") && f.contains("leaf 30000"))
                    .anyMatch(f -> f.startsWith("tree: "));
            assertThat(broken.failures()).isGreaterThanOrEqualTo(3);
            assertThat(EMR.database()
                            .strings("select detail from audit.event where type = 32 order by key desc limit 1"))
                    .containsExactly("failed");
        } finally {
            EMR.database().tamper(flip);
            EMR.database().tamper(leaf);
        }
    }

    @Test
    void while_one_is_at_work_there_is_no_other_and_the_night_asks_once() throws Exception {
        ask();
        ask();
        assertThat(EMR.database().count("select count(*) from audit.log_check where ended is null"))
                .isOne();
        assertThat(EMR.as(WORKER, () -> EMR.bean(LogChecks.class).askWhenDue())).isFalse();
        finish();
        assertThat(EMR.database().count("select count(*) from audit.event where type = 33 and account = 'auditor'"))
                .isPositive();
    }

    @Test
    void a_database_that_is_away_is_told_and_the_check_goes_on_later() throws Exception {
        finish();
        ask();
        DataSource away = source(() -> {
            throw new SQLException("away", "08001");
        });
        assertThat(checking.step(away)).isFalse();
        assertThat(newest().trouble()).isEqualTo("sql.08001");
        assertThat(newest().over()).isFalse();
        finish();
        assertThat(newest().over()).isTrue();
        assertThat(newest().trouble()).isNull();
    }

    private LogCheck check() throws Exception {
        finish();
        ask();
        finish();
        return newest();
    }

    private static void ask() throws Exception {
        EMR.as(Callers.auditor(), () -> {
            EMR.bean(LogChecks.class).ask();
            return null;
        });
    }

    private void finish() throws Exception {
        DataSource database = source(() -> EMR.database().asVerifier());
        boolean more = true;
        while (more) {
            more = checking.step(database);
        }
    }

    private static LogCheck newest() throws Exception {
        List<LogCheck> checks =
                EMR.as(Callers.auditor(), () -> EMR.bean(LogChecks.class).read(1));
        return checks.get(0);
    }

    private interface Connections {
        Connection open() throws SQLException;
    }

    private static DataSource source(Connections connections) {
        return (DataSource) Proxy.newProxyInstance(
                CheckLogDbTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> method.getName().equals("getConnection") ? connections.open() : null);
    }
}
