package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.audit.witness.Verdict;
import vn.emr.domain.testing.EmrFixture;

/** Logs that somebody rewrote or put back, behind the application's back. */
class BrokenLogDbTest {

    @RegisterExtension
    static final EmrFixture PROVINCE = new EmrFixture();

    @RegisterExtension
    static final EmrFixture BACH_MAI = EmrFixture.partner("bachmai", TwoNodes.BACH_MAI);

    private final TwoNodes nodes = new TwoNodes(PROVINCE, BACH_MAI);
    private final Contacts line = new Contacts(PROVINCE, BACH_MAI);

    @BeforeAll
    static void connect() throws SQLException {
        new TwoNodes(PROVINCE, BACH_MAI).connect();
    }

    @Test
    void a_log_that_was_rewritten_and_grew_is_a_fork() throws Exception {
        UUID referral = line.sent("Lục Văn Nhánh");
        line.contact();
        line.contact();
        String leaf = "update audit.leaf set hash = sha256(hash) where no = (select max(no) from audit.leaf)";
        assertThat(BACH_MAI.database().tamper(leaf)).isOne();
        BACH_MAI.database().tamper("delete from audit.tree_node");
        line.news(BACH_MAI);
        int before = line.conflicts(PROVINCE);
        try {
            line.contact();
            assertThat(line.conflicts(PROVINCE)).isEqualTo(before + 1);
            assertThat(line.reopened().verdict()).isEqualTo(Verdict.FORKED);
            assertThat(line.state(referral))
                    .as("its receipt names a tree that is no more")
                    .isIn("1", "2");
        } finally {
            while (line.state(referral).equals("1")) {
                nodes.carry();
            }
        }
    }

    @Test
    void two_heads_of_one_size_are_a_fork_whatever_proof_comes_along() throws Exception {
        line.news(BACH_MAI);
        line.contact();
        BACH_MAI.database()
                .tamper("update audit.leaf set hash = sha256(hash) where no = (select max(no) from audit.leaf)");
        BACH_MAI.database().tamper("delete from audit.head where size = (select max(size) from audit.head)");
        BACH_MAI.bean(TransparencyLog.class).headWithEverything();
        int before = line.conflicts(PROVINCE);
        line.contact();
        assertThat(line.conflicts(PROVINCE)).isEqualTo(before + 1);
        assertThat(line.reopened().verdict()).isEqualTo(Verdict.FORKED);
    }

    @Test
    void a_restored_node_learns_from_its_partner_that_it_lost_something() throws Exception {
        line.contact();
        Backup backup = Backup.of(PROVINCE.database());
        line.news(PROVINCE);
        line.contact();
        line.contact();
        backup.restore();
        line.news(PROVINCE);
        int before = line.conflicts(BACH_MAI);
        line.contact();
        line.contact();
        assertThat(line.conflicts(BACH_MAI)).isEqualTo(before + 1);
        assertThat(PROVINCE.database().count("select count(*) from audit.lost_head"))
                .isOne();
        assertThat(PROVINCE.database().count("select count(*) from audit.event where type = 60 and detail like 'own%'"))
                .isOne();
    }
}
