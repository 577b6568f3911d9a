package vn.emr.exchange.transfer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.audit.witness.Contact;
import vn.emr.audit.witness.HeadConflict;
import vn.emr.audit.witness.Reopenings;
import vn.emr.audit.witness.Witnesses;
import vn.emr.domain.access.Caller;
import vn.emr.domain.testing.EmrFixture;

/** What the two nodes say to each other of their logs; the test carries it between them. */
final class Contacts {

    static final Caller WORKER = Caller.system("transfer", null);

    private final EmrFixture province;
    private final EmrFixture bachMai;
    private final TwoNodes nodes;

    Contacts(EmrFixture province, EmrFixture bachMai) {
        this.province = province;
        this.bachMai = bachMai;
        this.nodes = new TwoNodes(province, bachMai);
    }

    UUID sent(String name) throws Exception {
        UUID referral = nodes.refer(nodes.patient(name, 2));
        nodes.carry();
        return referral;
    }

    /** The province calls Bạch Mai. */
    void contact() throws Exception {
        Contact ours = greet();
        Contact theirs = answer(Contact.of(ours.headers()::get));
        Contact heard = Contact.of(theirs.headers()::get);
        province.as(WORKER, () -> {
            province.bean(Witnesses.class).heard("bachmai", ours, heard);
            return null;
        });
    }

    Contact greet() throws Exception {
        return province.as(WORKER, () -> province.bean(Witnesses.class).greet("bachmai"));
    }

    Contact answer(Contact theirs) throws Exception {
        return bachMai.as(WORKER, () -> bachMai.bean(Witnesses.class).answer("province", theirs));
    }

    /** Looks into the break that was seen, asking Bạch Mai's log. */
    HeadConflict reopened() throws Exception {
        HeadConflict conflict = province.as(
                        WORKER,
                        () -> province.inTransaction(
                                WORKER, () -> province.bean(Reopenings.class).next()))
                .orElseThrow();
        province.bean(LostMessages.class)
                .reopen(
                        conflict,
                        (first, second) -> bachMai.bean(TransparencyLog.class).consistencyProof(first, second));
        return conflict;
    }

    void news(EmrFixture node) throws Exception {
        Instant before = head(node).at();
        while (!Instant.now().isAfter(before.plusMillis(1))) {
            Thread.onSpinWait();
        }
        node.database()
                .tamper("insert into audit.event (at, type, outcome, caller_kind, basis, account)"
                        + " values (now(), 10, 0, 0, 0, '" + UUID.randomUUID() + "')");
        node.bean(TransparencyLog.class).headWithEverything();
    }

    SealedHead head(EmrFixture node) {
        return node.bean(TransparencyLog.class)
                .newestHead()
                .orElseGet(() -> node.bean(TransparencyLog.class).headWithEverything());
    }

    String newestSeen(EmrFixture node, String other) throws SQLException {
        return node.database()
                .strings("select size" + " from audit.witnessed_head where node = '" + other
                        + "' order by key desc limit 1")
                .get(0);
    }

    List<String> witnesses(EmrFixture node, String other) throws SQLException {
        return node.database().strings("select size from audit.head_witness where node = '" + other + "'");
    }

    int conflicts(EmrFixture node) throws SQLException {
        return node.database()
                .count("select count(*) from audit.event where type = 60 and detail not like '%seal%'"
                        + " and detail not like '%malformed%'");
    }

    String state(UUID referral) throws SQLException {
        return province.database()
                .strings("select state from emr.message_out where referral = '" + referral + "'")
                .get(0);
    }

    List<String> receipts(UUID referral) throws SQLException {
        return province.database()
                .strings("select receipt from emr.receipt join emr.message m on m.id = message where referral = '"
                        + referral + "' union all select receipt from audit.later_receipt"
                        + " join emr.message m on m.id = message where referral = '" + referral + "'");
    }
}
