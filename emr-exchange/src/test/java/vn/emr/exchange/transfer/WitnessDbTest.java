package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.witness.Contact;
import vn.emr.audit.witness.UnprovenHead;
import vn.emr.audit.witness.Verdict;
import vn.emr.audit.witness.Witnesses;
import vn.emr.domain.testing.EmrFixture;

/** Each node notices when the log of the other is no longer what it was, and what was lost is sent again. */
class WitnessDbTest {

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

    @BeforeEach
    void bothHaveSeenEachOther() throws Exception {
        line.news(PROVINCE);
        line.news(BACH_MAI);
        line.contact();
    }

    @Test
    void each_holds_the_other_to_its_head_and_vouches_for_it() throws Exception {
        line.news(PROVINCE);
        line.news(BACH_MAI);
        line.contact();
        long province = line.head(PROVINCE).size();
        long bachMai = line.head(BACH_MAI).size();
        assertThat(line.newestSeen(BACH_MAI, "province")).isEqualTo(Long.toString(province));
        assertThat(line.newestSeen(PROVINCE, "bachmai")).isEqualTo(Long.toString(bachMai));
        line.contact();
        assertThat(line.witnesses(PROVINCE, "bachmai")).contains(Long.toString(province));
        assertThat(line.witnesses(BACH_MAI, "province")).contains(Long.toString(bachMai));
        line.news(PROVINCE);
        line.contact();
        assertThat(line.newestSeen(BACH_MAI, "province"))
                .isEqualTo(Long.toString(line.head(PROVINCE).size()));
    }

    @Test
    void a_head_that_was_overtaken_on_the_way_is_no_conflict() throws Exception {
        line.news(PROVINCE);
        line.contact();
        Contact slow = line.greet();
        line.news(PROVINCE);
        line.contact();
        int conflicts = line.conflicts(BACH_MAI);
        line.answer(slow);
        line.answer(slow);
        assertThat(line.conflicts(BACH_MAI)).isEqualTo(conflicts);
        assertThat(line.newestSeen(BACH_MAI, "province"))
                .isEqualTo(Long.toString(line.head(PROVINCE).size()));
    }

    @Test
    void after_a_backup_was_put_back_the_lost_messages_are_sent_again_and_no_other() throws Exception {
        UUID kept = line.sent("Trương Văn Giữ");
        line.contact();
        Backup backup = Backup.of(BACH_MAI.database());
        UUID lost = line.sent("Trương Thị Mất");
        line.contact();
        String receipt = line.receipts(lost).get(0);
        backup.restore();
        line.news(BACH_MAI);
        int before = line.conflicts(PROVINCE);
        line.contact();
        assertThat(line.conflicts(PROVINCE)).isEqualTo(before + 1);
        assertThat(line.reopened().verdict()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(line.state(kept)).isEqualTo("2");
        assertThat(line.state(lost)).isEqualTo("1");
        nodes.carry();
        assertThat(TwoNodes.nothingWaits(PROVINCE)).isTrue();
        assertThat(line.state(lost)).isEqualTo("2");
        assertThat(line.receipts(lost)).hasSize(2).contains(receipt).doesNotHaveDuplicates();
        assertThat(BACH_MAI.database().count("select count(*) from emr.message where referral = '" + lost + "'"))
                .isOne();
        nodes.whole();
        line.contact();
        line.contact();
        assertThat(line.conflicts(PROVINCE)).as("told once").isEqualTo(before + 1);
        assertThat(line.newestSeen(PROVINCE, "bachmai"))
                .isEqualTo(Long.toString(line.head(BACH_MAI).size()));
    }

    @Test
    void a_head_that_somebody_else_sealed_is_on_record_and_not_vouched_for() throws Exception {
        line.news(PROVINCE);
        Map<String, String> headers = new HashMap<>(line.greet().headers());
        String[] parts = Objects.requireNonNull(headers.get("Emr-Head")).split("\\.", -1);
        parts[5] = "A".repeat(86);
        headers.put("Emr-Head", String.join(".", parts));
        String before = line.newestSeen(BACH_MAI, "province");
        line.answer(Contact.of(headers::get));
        assertThat(line.newestSeen(BACH_MAI, "province")).isEqualTo(before);
        assertThat(BACH_MAI.database()
                        .count("select count(*) from audit.event where type = 60 and detail = 'seal.broken'"))
                .isPositive();
    }

    @Test
    void who_never_proves_its_head_is_told_after_a_day_until_it_does() throws Exception {
        int changes = changes();
        line.news(PROVINCE);
        Map<String, String> unproven = new HashMap<>(line.greet().headers());
        unproven.remove("Emr-Proof");
        line.answer(Contact.of(unproven::get));
        line.answer(Contact.of(unproven::get));
        assertThat(missing()).as("at once").isEmpty();
        aDayPasses();
        assertThat(missing()).singleElement().satisfies(m -> {
            assertThat(m.node()).isEqualTo("province");
            assertThat(m.shown()).isEqualTo(line.head(PROVINCE).size()).isGreaterThan(m.held());
        });
        line.contact();
        assertThat(missing()).as("proven").isEmpty();
        assertThat(changes()).as("one row a change").isEqualTo(changes + 2);

        line.answer(Contact.SILENT);
        aDayPasses();
        assertThat(missing())
                .singleElement()
                .satisfies(m -> assertThat(m.shown()).isNull());
        line.contact();
        assertThat(missing()).as("the head that is held already").isEmpty();
    }

    private static int changes() throws SQLException {
        return BACH_MAI.database().count("select count(*) from audit.head_proof where node = 'province'");
    }

    private static List<UnprovenHead> missing() throws Exception {
        return BACH_MAI.as(Contacts.WORKER, () -> BACH_MAI.bean(Witnesses.class).unproven());
    }

    private static void aDayPasses() throws SQLException {
        BACH_MAI.database().tamper("update audit.head_proof set seen = seen - interval '25 hours'");
    }

    @Test
    void nonsense_is_on_record_and_does_not_stop_the_message() throws Exception {
        Contact answer = BACH_MAI.as(
                Contacts.WORKER, () -> BACH_MAI.bean(TransferDoor.class).contact("province", name -> "1.2.3"));
        assertThat(answer.headers()).containsKey("Emr-Head");
        assertThat(BACH_MAI.database()
                        .count("select count(*) from audit.event where type = 60 and detail = 'contact.malformed'"))
                .isPositive();
    }

    @Test
    void what_is_said_costs_little_on_the_line() throws Exception {
        line.news(PROVINCE);
        line.contact();
        line.news(PROVINCE);
        int bytes = line.greet().headers().entrySet().stream()
                .mapToInt(h -> h.getKey().length() + h.getValue().length() + 4)
                .sum();
        assertThat(bytes).isLessThan(1200);
    }
}
