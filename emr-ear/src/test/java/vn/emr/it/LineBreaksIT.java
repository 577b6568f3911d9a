package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.domain.store.FhirTypes;

/**
 * In the middle of an upload one of those who take part is killed with {@code kill -9}. Started again, they go on where
 * they stopped, and the referral arrives once, whole, byte for byte.
 */
class LineBreaksIT {

    private static final String PROVINCE = RunningNode.PROVINCE;
    private static final String BACHMAI = RunningNode.BACHMAI;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Half of a part, so that no step brings more than one. */
    private static final int STEP = 64 * 1024;

    /** Enough to have several parts. */
    private static final int FINDINGS = 700;

    private static final String ENTRIES = "select e.id, e.version, encode(e.entry_hash, 'hex'), encode(c.salt, 'hex'),"
            + " encode(sha256(c.bytes), 'hex') from emr.entry e"
            + " join emr.entry_content c on c.stream = e.stream and c.seq = e.seq"
            + " join emr.resource r on r.id = e.id where r.patient = '%s' and r.type not in (%d, %d) order by 1, 2";

    private static final String OUT = "select %s from emr.message_out where message = '%s'";
    private static final String RECEIPT = "select receipt from emr.receipt where message = '%s'";

    private final RunningNode node = RunningNode.get();
    private final String address = node.tlsUrl(BACHMAI) + "/exchange";
    private final Wire wire = new Wire(URI.create(address).getPort());

    LineBreaksIT() throws IOException {}

    @BeforeEach
    void goThroughTheWire() {
        reach(BACHMAI, "https://localhost:" + wire.port() + "/exchange");
    }

    @AfterEach
    void goDirectly() throws IOException {
        reach(BACHMAI, address);
        wire.close();
    }

    private void reach(String partner, String url) {
        node.sql(PROVINCE, "update emr.partner_node set url = '" + url + "' where name = '" + partner + "'");
    }

    @ParameterizedTest(name = "kill -9 {0}")
    @ValueSource(strings = {"bachmai-wildfly", "bachmai-postgresql", "province-wildfly", "province-postgresql"})
    void an_upload_goes_on_where_it_stopped(String part) {
        Sent sent = send(Arrival.at("24X09", FINDINGS));
        letHalfThrough(sent);
        long half = there(sent);
        assertThat(node.launcher("kill", part)).isZero();
        assertThat(node.launcher("start", part)).isZero();
        assertThat(there(sent)).as("bytes that outlived it").isEqualTo(half);
        long total = total(sent);
        long before = wire.passed();
        wire.letGo();
        Patience.until("the receipt", PATIENCE, () -> number(PROVINCE, OUT.formatted("state", sent.message())) == 2);
        assertThat(wire.passed() - before)
                .as("bytes that went over the wire afterwards, announcement included")
                .isLessThan(total);
        arrivedOnce(sent);
    }

    /** What is on its way. */
    private record Sent(String referral, String patient, String message) {}

    private Sent send(Arrival patient) {
        try (Ward ward = new Ward(false)) {
            ward.signIn("doctor");
            ward.refer(patient);
            ward.page().locator("label[for=r-2]").click();
            ward.page().locator("button[value=send]").click();
            ward.page().locator("#state").waitFor();
            String url = ward.page().url();
            String referral = url.substring(url.lastIndexOf('/') + 1);
            return new Sent(
                    referral,
                    node.sql(PROVINCE, "select patient from emr.referral where id = '" + referral + "'"),
                    node.sql(PROVINCE, "select id from emr.message where referral = '" + referral + "'"));
        }
    }

    /** Lets the message through until half of its upload is there and the next part is on the wire. */
    private void letHalfThrough(Sent sent) {
        do {
            wire.allow(STEP);
            wire.awaitHeld(PATIENCE);
        } while (total(sent) == 0 || there(sent) < total(sent) / 2);
        assertThat(total(sent)).as("bytes of the upload").isGreaterThan(400 * 1024);
    }

    private long there(Sent sent) {
        return number(
                BACHMAI, "select coalesce(max(bytes), 0) from emr.upload where message = '" + sent.message() + "'");
    }

    private long total(Sent sent) {
        return number(PROVINCE, OUT.formatted("total", sent.message()));
    }

    private void arrivedOnce(Sent sent) {
        assertThat(entries(BACHMAI, sent))
                .hasSizeGreaterThan(FINDINGS)
                .containsExactlyElementsOf(entries(PROVINCE, sent));
        for (String name : new String[] {PROVINCE, BACHMAI}) {
            assertThat(number(name, "select count(*) from emr.referral where patient = '" + sent.patient() + "'"))
                    .as("referrals at " + name)
                    .isOne();
            assertThat(node.sql(name, "select id from emr.message where referral = '" + sent.referral() + "'"))
                    .as("messages at " + name)
                    .isEqualTo(sent.message());
            assertThat(number(name, "select count(*) from emr.receipt where message = '" + sent.message() + "'"))
                    .as("receipts at " + name)
                    .isOne();
        }
        assertThat(node.sql(BACHMAI, RECEIPT.formatted(sent.message())))
                .isEqualTo(node.sql(PROVINCE, RECEIPT.formatted(sent.message())));
        assertThat(number(BACHMAI, "select count(*) from emr.upload_chunk where message = '" + sent.message() + "'"))
                .as("parts that were left behind")
                .isZero();
        assertThat(node.launcher("verify")).as("verify of both nodes").isZero();
    }

    /** All but what stays at home: where the import came from, and the file of the HIS. */
    private List<String> entries(String name, Sent sent) {
        String statement =
                ENTRIES.formatted(sent.patient(), FhirTypes.code("Provenance"), FhirTypes.code("DocumentReference"));
        return node.sql(name, statement).lines().toList();
    }

    private long number(String name, String statement) {
        return Long.parseLong(node.sql(name, statement));
    }
}
