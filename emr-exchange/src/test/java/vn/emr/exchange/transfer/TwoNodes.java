package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.access.Caller;
import vn.emr.domain.referral.PacketGroup;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.TransferText;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;
import vn.emr.domain.transfer.Outbox;

/** The province's node and that of Bạch Mai, pinned to each other; the test carries the bytes between them. */
final class TwoNodes {

    static final String BACH_MAI = "01929";

    private final EmrFixture province;
    private final EmrFixture bachMai;

    TwoNodes(EmrFixture province, EmrFixture bachMai) {
        this.province = province;
        this.bachMai = bachMai;
    }

    /** Does what two people do on the telephone. */
    void connect() throws SQLException {
        pin(province, "province", bachMai);
        pin(bachMai, "bachmai", province);
        province.database()
                .tamper("insert into emr.partner_node (name, url, certificate_sha256, pinned_by)"
                        + " values ('bachmai', 'https://localhost:1/exchange', '\\x01', 'test')");
        bachMai.database()
                .tamper("insert into emr.partner_node (name, url, certificate_sha256, pinned_by)"
                        + " values ('province', 'https://localhost:2/exchange', '\\x02', 'test')");
        province.database().tamper("update emr.facility set node = 'bachmai' where code = '" + BACH_MAI + "'");
        bachMai.database()
                .tamper("update emr.facility set node = 'province' where code <> '" + BACH_MAI + "' and key > 0");
        open(province, Callers.PROVINCIAL, BACH_MAI);
        open(bachMai, BACH_MAI, Callers.PROVINCIAL);
    }

    private static void open(EmrFixture node, String facility, String partner) throws SQLException {
        node.database()
                .tamper("insert into emr.connection (facility, partner, state, evidence)"
                        + " select f.key, p.key, 5, 'test' from emr.facility f, emr.facility p where f.code = '"
                        + facility
                        + "' and p.code = '" + partner + "'");
    }

    private static void pin(EmrFixture from, String node, EmrFixture to) throws SQLException {
        try (Connection own = from.database().asSuperuser();
                Connection other = to.database().asSuperuser();
                Statement keys = own.createStatement();
                ResultSet key = keys.executeQuery(
                        "select kid, public_key, valid_from from audit.trust_key where node = '" + node + "'");
                PreparedStatement pin = other.prepareStatement("insert into audit.trust_key"
                        + " (node, kid, public_key, valid_from, pinned_by) values (?, ?, ?, ?, 'test')")) {
            while (key.next()) {
                pin.setString(1, node);
                pin.setString(2, key.getString(1));
                pin.setBytes(3, key.getBytes(2));
                pin.setTimestamp(4, key.getTimestamp(3));
                pin.executeUpdate();
            }
        }
    }

    /** A patient with a stay. */
    UUID patient(String name, int observations) throws Exception {
        UUID patient = TestPatient.called(name)
                .bornOn("1961-02-15")
                .registeredBy(province)
                .patient();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-" + patient).write(province, observations);
        return patient;
    }

    /** A doctor refers the patient. */
    UUID refer(UUID patient) throws Exception {
        return refer(patient, Set.of());
    }

    /** The same without these groups. */
    UUID refer(UUID patient, Set<PacketGroup> leftOut) throws Exception {
        return province.as(Callers.doctor(Callers.PROVINCIAL), () -> {
            WriteReferral writing = province.bean(WriteReferral.class);
            UUID referral = writing.begin(patient, BACH_MAI);
            writing.send(referral, form(leftOut));
            return referral;
        });
    }

    static ReferralForm form() {
        return form(Set.of());
    }

    private static ReferralForm form(Set<PacketGroup> leftOut) {
        return new ReferralForm(
                Urgency.URGENT,
                2,
                null,
                "J20.9",
                "Viêm phế quản cấp",
                Map.of(TransferText.CLINICAL_SIGNS, "Ho, sốt 39 °C", TransferText.FURTHER_TREATMENT, "Thở máy"),
                leftOut);
    }

    /** Takes the next message of the province's outbox and makes it ready. */
    Sending next() throws Exception {
        return next(province);
    }

    /** The same from any node. */
    static Sending next(EmrFixture node) throws Exception {
        Outgoing outgoing = node.bean(Outgoing.class);
        Optional<Outbox.Claim> claim = node.as(Caller.system("transfer", null), outgoing::claim);
        Outbox.Claim taken = claim.orElseThrow(() -> new AssertionError("nothing waits to be sent"));
        return node.as(
                Caller.system("transfer", taken.facility()), () -> new Sending(node, taken, outgoing.prepare(taken)));
    }

    /** Whether anything waits to be sent. */
    static boolean nothingWaits(EmrFixture node) throws Exception {
        return node.as(Caller.system("transfer", null), node.bean(Outgoing.class)::claim)
                .isEmpty();
    }

    /**
     * A message on its way.
     *
     * @param from the node that sends it
     * @param claim what the worker took
     * @param ready what leaves
     */
    record Sending(EmrFixture from, Outbox.Claim claim, Outgoing.Ready ready) {

        byte[] body() {
            return ready.announcement();
        }

        UUID id() {
            return claim.message();
        }

        URI address() {
            return ready.address();
        }

        void receipted(String receipt) throws Exception {
            from.as(Caller.system("transfer", claim.facility()), () -> {
                from.bean(Outgoing.class).receipted(claim, ready.manifest(), receipt);
                return null;
            });
        }

        byte[] upload(String missing) throws Exception {
            return from.as(
                    Caller.system("transfer", claim.facility()),
                    () -> from.bean(Outgoing.class).upload(ready.manifest(), missing));
        }
    }

    /** Brings a body to Bạch Mai's door. */
    TransferDoor.Answer bring(byte[] body) throws Exception {
        return bachMai.bean(TransferDoor.class).announce("province", body);
    }

    /** Brings a body to the province's door. */
    TransferDoor.Answer bringBack(byte[] body) throws Exception {
        return province.bean(TransferDoor.class).announce("bachmai", body);
    }

    /** Sends everything that waits at the province, and keeps the receipts. */
    void carry() throws Exception {
        Sending sending = next();
        sending.receipted(bring(sending.body()).receipt());
    }

    /** Sends what waits at Bạch Mai. */
    void carryBack() throws Exception {
        Sending sending = next(bachMai);
        sending.receipted(bringBack(sending.body()).receipt());
    }

    static List<String> strings(EmrFixture node, String sql) throws SQLException {
        return node.database().strings(sql);
    }

    /** The stored number of the referral's state. */
    static String state(EmrFixture node, UUID referral) throws SQLException {
        return node.database()
                .strings("select state from emr.referral where id = '" + referral + "'")
                .get(0);
    }

    /** The verifier finds nothing at either node. */
    void whole() throws SQLException {
        for (EmrFixture node : List.of(province, bachMai)) {
            try (Connection connection = node.database().asSuperuser()) {
                assertThat(Verifier.verify(connection).lines())
                        .as("verifier")
                        .last()
                        .asString()
                        .isEqualTo("The log is whole.");
            }
        }
    }
}
