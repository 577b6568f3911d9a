package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.Refusal;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.transfer.TransferRefused;

/** What passes between two nodes takes effect once, whole, and unaltered; or not at all. */
class TransferDbTest {

    @RegisterExtension
    static final EmrFixture PROVINCE = new EmrFixture();

    @RegisterExtension
    static final EmrFixture BACH_MAI = EmrFixture.partner("bachmai", TwoNodes.BACH_MAI);

    private static final String ENTRIES =
            "select e.id || ' ' || e.version || ' ' || encode(e.entry_hash, 'hex') || ' ' || encode(c.salt, 'hex')"
                    + " from emr.entry e join emr.entry_content c on c.stream = e.stream and c.seq = e.seq"
                    + " join emr.resource r on r.id = e.id where r.patient = '%s' order by 1";

    private final TwoNodes nodes = new TwoNodes(PROVINCE, BACH_MAI);

    @BeforeAll
    static void connect() throws SQLException {
        new TwoNodes(PROVINCE, BACH_MAI).connect();
    }

    @BeforeEach
    void nothingOnItsWay() throws Exception {
        assertThat(TwoNodes.nothingWaits(PROVINCE)).isTrue();
    }

    @Test
    void a_referral_arrives_whole_and_byte_for_byte() throws Exception {
        UUID patient = nodes.patient("Lê Quang Đạo", 12);
        UUID referral = nodes.refer(patient);
        assertThat(TwoNodes.state(PROVINCE, referral)).isEqualTo("1");
        nodes.carry();
        assertThat(TwoNodes.state(PROVINCE, referral)).isEqualTo("2");
        assertThat(TwoNodes.state(BACH_MAI, referral)).isEqualTo("2");
        assertThat(BACH_MAI.database().strings(ENTRIES.formatted(patient)))
                .isEqualTo(PROVINCE.database().strings(ENTRIES.formatted(patient)))
                .hasSize(1 + 1 + 12 + 2);
        nodes.whole();
    }

    @Test
    void brought_again_it_gets_the_same_receipt_and_adds_nothing() throws Exception {
        nodes.refer(nodes.patient("Leo Thu Xuân", 2));
        TwoNodes.Sending sending = nodes.next();
        String receipt = nodes.bring(sending.body()).receipt();
        int entries = BACH_MAI.database().count("select count(*) from emr.entry");
        assertThat(nodes.bring(sending.body()).receipt()).isEqualTo(receipt);
        assertThat(BACH_MAI.database().count("select count(*) from emr.entry")).isEqualTo(entries);
        sending.receipted(receipt);
    }

    @Test
    void brought_by_eight_at_once_it_is_taken_once() throws Exception {
        UUID patient = nodes.patient("Giáp Văn Bình", 5);
        nodes.refer(patient);
        TwoNodes.Sending sending = nodes.next();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> brings = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(
                            i -> () -> nodes.bring(sending.body()).receipt())
                    .toList();
            List<Future<String>> receipts = clients.invokeAll(brings);
            for (Future<String> receipt : receipts) {
                assertThat(receipt.get()).isEqualTo(receipts.get(0).get());
            }
            sending.receipted(receipts.get(0).get());
        } finally {
            clients.shutdown();
        }
        assertThat(BACH_MAI.database().strings(ENTRIES.formatted(patient))).hasSize(1 + 1 + 5 + 2);
        nodes.whole();
    }

    @Test
    void an_upload_goes_on_where_it_stopped() throws Exception {
        UUID patient = nodes.patient("Bùi Thanh Yến", 40);
        nodes.refer(patient);
        TwoNodes.Sending sending = nodes.next();
        byte[] announcement = new Envelope(sending.ready().message().manifest(), null).bytes();
        Taken first = nodes.bring(announcement).taken();
        assertThat(first.whole()).isFalse();
        byte[] all = sending.upload(first.missing());
        int half = all.length / 2;
        upload(sending.id(), 0, part(all, 0, half), false);
        assertThat(nodes.bring(announcement).taken().offset()).isEqualTo(half);
        refused("upload.offset", () -> upload(sending.id(), 0, part(all, 0, half), false));
        String receipt =
                upload(sending.id(), half, part(all, half, all.length), true).receipt();
        assertThat(receipt).isNotEmpty();
        assertThat(upload(sending.id(), half, part(all, half, all.length), true).receipt())
                .isEqualTo(receipt);
        assertThat(BACH_MAI.database().count("select count(*) from emr.upload")).isZero();
        assertThat(BACH_MAI.database().strings(ENTRIES.formatted(patient))).hasSize(1 + 1 + 40 + 2);
        sending.receipted(receipt);
    }

    @Test
    void a_byte_changed_on_the_way_is_refused_and_nothing_is_kept() throws Exception {
        UUID patient = nodes.patient("Vi Ngọc Dung", 3);
        nodes.refer(patient);
        TwoNodes.Sending sending = nodes.next();
        JsonObject packet = Envelope.read(sending.body()).packet();
        JsonObject altered = Envelope.unpack(new Envelope("x", packet).bytes());
        altered.object("packet")
                .orElseThrow()
                .objects("entries")
                .forEach(e -> e.object("content").orElseThrow().put("language", "vi"));
        byte[] body = new Envelope(
                        sending.ready().message().manifest(),
                        altered.object("packet").orElseThrow())
                .bytes();
        refused("entry.altered", () -> nodes.bring(body));
        nothingOf(patient);
        sending.receipted(nodes.bring(sending.body()).receipt());
    }

    @Test
    void a_seal_of_another_key_or_over_other_words_is_refused() throws Exception {
        UUID patient = nodes.patient("Hoàng Thị Mơ", 1);
        nodes.refer(patient);
        TwoNodes.Sending sending = nodes.next();
        String[] jws = sending.ready().message().manifest().split("\\.", -1);
        String other = jws[0] + '.' + jws[1] + '.' + flipped(jws[2]);
        refused("seal.broken", () -> nodes.bring(new Envelope(other, null).bytes()));
        BACH_MAI.database().tamper("update audit.trust_key set kid = 'away' where node = 'province'");
        try {
            refused("seal.untrusted", () -> nodes.bring(sending.body()));
        } finally {
            BACH_MAI.database()
                    .tamper("update audit.trust_key set kid = '"
                            + PROVINCE.database()
                                    .strings("select kid from audit.trust_key where node = 'province'")
                                    .get(0)
                            + "' where kid = 'away'");
        }
        nothingOf(patient);
        sending.receipted(nodes.bring(sending.body()).receipt());
    }

    @Test
    void the_same_id_with_other_content_is_a_conflict() throws Exception {
        UUID patient = nodes.patient("Nông Văn Thắng", 1);
        nodes.refer(patient);
        TwoNodes.Sending sending = nodes.next();
        String receipt = nodes.bring(sending.body()).receipt();
        BACH_MAI.database().tamper("update emr.message set hash = '\\x00' where id = '" + sending.id() + "'");
        refused("message.same-id", () -> nodes.bring(sending.body()));
        BACH_MAI.database()
                .tamper("update emr.message set hash = sha256(manifest::bytea) where id = '" + sending.id() + "'");
        sending.receipted(receipt);
    }

    @Test
    void both_ends_refuse_while_the_connection_is_not_live() throws Exception {
        UUID patient = nodes.patient("Dương Quốc Huy", 1);
        for (int state : List.of(1, 2, 3, 4, 6)) {
            connection(PROVINCE, state);
            assertThatThrownBy(() -> nodes.refer(patient))
                    .isInstanceOf(TransferRefused.class)
                    .hasMessageContaining("connection.closed");
        }
        connection(PROVINCE, 5);
        UUID referral = nodes.refer(patient);
        TwoNodes.Sending sending = nodes.next();
        for (int state : List.of(1, 2, 3, 4, 6)) {
            connection(BACH_MAI, state);
            refused("connection.closed", () -> nodes.bring(sending.body()));
        }
        BACH_MAI.database().tamper("update emr.connection set state = 5, expires = current_date - 1");
        refused("connection.closed", () -> nodes.bring(sending.body()));
        BACH_MAI.database().tamper("update emr.connection set expires = null");
        nothingOf(patient);
        sending.receipted(nodes.bring(sending.body()).receipt());
        assertThat(TwoNodes.state(BACH_MAI, referral)).isEqualTo("2");
    }

    @Test
    void what_was_on_its_way_when_the_node_ended_goes_on_at_once() throws Exception {
        nodes.refer(nodes.patient("Ngô Thị Thu", 1));
        TwoNodes.Sending lost = nodes.next();
        assertThat(TwoNodes.nothingWaits(PROVINCE)).isTrue();
        PROVINCE.bean(SendMessage.class).goOn();
        TwoNodes.Sending again = nodes.next();
        assertThat(again.id()).isEqualTo(lost.id());
        again.receipted(nodes.bring(again.body()).receipt());
        PROVINCE.bean(SendMessage.class).goOn();
        assertThat(TwoNodes.nothingWaits(PROVINCE)).as("what is delivered").isTrue();
    }

    @Test
    void what_arrives_damaged_again_and_again_is_counted_and_a_broken_line_is_not() throws Exception {
        nodes.refer(nodes.patient("Chu Văn Tú", 1));
        assertThat(attemptsAfter("line.IOException")).isEqualTo(1);
        assertThat(attemptsAfter("envelope.malformed")).isEqualTo(1);
        assertThat(attemptsAfter("envelope.malformed")).isEqualTo(1);
        assertThat(attemptsAfter("envelope.malformed")).isEqualTo(2);
        TwoNodes.Sending sending = nodes.next();
        assertThat(sending.claim().attempts()).isEqualTo(3);
        sending.receipted(nodes.bring(sending.body()).receipt());
    }

    /** Which attempt it was that uploaded some and then failed. */
    private int attemptsAfter(String problem) throws Exception {
        TwoNodes.Sending sending = nodes.next();
        Outgoing outgoing = PROVINCE.bean(Outgoing.class);
        PROVINCE.as(Caller.system("transfer", sending.claim().facility()), () -> {
            outgoing.progress(sending.id(), 100, 1000);
            outgoing.retry(sending.id(), Duration.ZERO, problem);
            return null;
        });
        return sending.claim().attempts();
    }

    @Test
    void a_receipt_for_something_else_is_no_receipt() throws Exception {
        nodes.refer(nodes.patient("Hà Thị Lan", 1));
        TwoNodes.Sending one = nodes.next();
        String receipt = nodes.bring(one.body()).receipt();
        nodes.refer(nodes.patient("Hà Thị Liên", 1));
        TwoNodes.Sending two = nodes.next();
        assertThatThrownBy(() -> two.receipted(receipt)).hasMessageContaining("receipt.malformed");
        one.receipted(receipt);
        two.receipted(nodes.bring(two.body()).receipt());
    }

    private static byte[] part(byte[] all, int from, int to) {
        return Arrays.copyOfRange(all, from, to);
    }

    private static String flipped(String base64) {
        char first = base64.charAt(0) == 'A' ? 'B' : 'A';
        return first + base64.substring(1);
    }

    private static TransferDoor.Answer upload(UUID id, long offset, byte[] part, boolean last) throws Exception {
        return BACH_MAI.bean(TransferDoor.class).upload("province", TwoNodes.BACH_MAI, id, offset, part, last);
    }

    private static void connection(EmrFixture node, int state) throws SQLException {
        node.database().tamper("update emr.connection set state = " + state);
        if (node == BACH_MAI && state != 5) {
            return;
        }
        assertThat(node.database().count("select count(*) from emr.connection where state = " + state))
                .isOne();
    }

    private interface Step {
        Object run() throws Exception;
    }

    private static void refused(String code, Step step) throws SQLException {
        int before = refusals();
        assertThatThrownBy(step::run)
                .isInstanceOf(Refusal.class)
                .satisfies(e -> assertThat(((Refusal) e).code()).isEqualTo(code));
        assertThat(refusals()).as("the refusal is on record").isEqualTo(before + 1);
        BACH_MAI.database().tamper("update emr.connection set state = 5");
    }

    private static int refusals() throws SQLException {
        return BACH_MAI.database().count("select count(*) from audit.event where type = 53 and outcome = 1");
    }

    private static void nothingOf(UUID patient) throws SQLException {
        assertThat(BACH_MAI.database().strings(ENTRIES.formatted(patient))).isEmpty();
        assertThat(BACH_MAI.database().count("select count(*) from emr.referral where patient = '" + patient + "'"))
                .isZero();
        assertThat(BACH_MAI.database().count("select count(*) from emr.stream where subject = '" + patient + "'"))
                .isZero();
    }
}
