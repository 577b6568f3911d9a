package vn.emr.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.audit.seal.Sealed;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Hash;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestDatabase;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;
import vn.emr.domain.testing.Together;

class TransparencyLogDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static UUID patient = new UUID(0, 0);

    private final TransparencyLog log = EMR.bean(TransparencyLog.class);

    @BeforeAll
    static void aPatient() throws Exception {
        patient = TestPatient.called("Phạm Văn An").registeredBy(EMR).patient();
    }

    @Test
    void a_head_holds_every_entry_and_event_that_was_committed() throws Exception {
        long before = log.headWithEverything().size();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-head").write(EMR, 3);
        readChart();
        SealedHead head = log.headWithEverything();
        assertThat(head.size()).isEqualTo(before + 5);
        assertThat(head.size())
                .isEqualTo(count("select (select count(*) from emr.entry) + (select count(*) from audit.event)"));
        assertThat(count("select count(*) from emr.entry e join audit.leaf l on l.stream = e.stream and l.seq = e.seq"
                        + " and l.hash = e.entry_hash"))
                .isEqualTo(count("select count(*) from emr.entry"));
    }

    @Test
    void a_head_is_sealed_by_the_node_and_says_what_it_is() throws Exception {
        SealedHead head = log.headWithEverything();
        Sealed opened = EMR.bean(NodeSeal.class).open(head.jws(), SealedHead.TYPE);
        assertThat(opened.node()).isEqualTo("province");
        assertThat(opened.payload().toString())
                .isEqualTo("{\"at\":\"" + EntryHeader.time(head.at())
                        + "\",\"node\":\"province\",\"origin\":\""
                        + EMR.database().strings("select origin from emr.node").get(0) + "\",\"root\":\""
                        + Hash.hex(head.root()) + "\",\"size\":" + head.size() + "}");
    }

    @Test
    void without_news_the_last_head_is_given_again() {
        SealedHead head = log.headWithEverything();
        assertThat(log.headWithEverything().jws()).isEqualTo(head.jws());
    }

    @Test
    void the_root_is_that_of_a_tree_over_all_leaves() throws Exception {
        readChart();
        SealedHead head = log.headWithEverything();
        assertThat(leaves()).hasSize((int) head.size());
        assertThat(root(leaves())).isEqualTo(head.root());
    }

    @Test
    void many_at_once_each_get_a_head_with_their_own_work_and_nothing_is_a_leaf_twice() throws Exception {
        try (Together together = new Together()) {
            List<Callable<Boolean>> works = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String key = "LK-many-" + i;
                works.add(() -> {
                    String encounter = new TestEpisode(Callers.PROVINCIAL, patient, key)
                            .write(EMR, 2)
                            .get(0)
                            .id()
                            .toString();
                    SealedHead head = log.headWithEverything();
                    return count("select count(*) from audit.leaf l join emr.entry e on e.stream = l.stream"
                                    + " and e.seq = l.seq where l.no < " + head.size() + " and e.id = '" + encounter
                                    + "'")
                            == 1;
                });
            }
            assertThat(together.run(works)).doesNotContain(false);
        }
        assertThat(count("select count(*) - max(no) - 1 from audit.leaf")).isZero();
        assertThat(new HashSet<>(EMR.database().strings("select encode(hash, 'hex') from audit.leaf")))
                .hasSize(count("select count(*) from audit.leaf"));
    }

    @Test
    void proofs_from_the_stored_tree_hold_for_heads_of_all_sizes() throws Exception {
        fillTo(700);
        SealedHead head = log.headWithEverything();
        List<byte[]> leaves = leaves();
        for (int size : List.of(1, 255, 256, 257, 511, 512, 640, (int) head.size())) {
            byte[] root = root(leaves.subList(0, size));
            assertThat(log.consistencyProof(size, head.size()).orElseThrow().proves(root, head.root()))
                    .isTrue();
            for (int leaf : List.of(0, size / 2, size - 1)) {
                byte[] data = leaves.get(leaf);
                InclusionProof proof = log.inclusionProof(data, size).orElseThrow();
                assertThat(proof.leaf()).isEqualTo(leaf);
                assertThat(proof.proves(data, root)).isTrue();
            }
        }
    }

    @Test
    void there_is_no_proof_of_what_is_not_in_that_tree() {
        long size = log.headWithEverything().size();
        assertThat(log.inclusionProof(new byte[Hash.LENGTH], size)).isEmpty();
        assertThat(log.inclusionProof(leaves().get(5), 5)).isEmpty();
        assertThat(log.inclusionProof(leaves().get(5), size + 1)).isEmpty();
        assertThat(log.consistencyProof(1, size + 1)).isEmpty();
        assertThat(log.consistencyProof(2, 1)).isEmpty();
        assertThat(log.consistencyProof(-1, 1)).isEmpty();
        assertThat(log.newestHead().orElseThrow().size()).isEqualTo(size);
    }

    @Test
    void every_head_is_consistent_with_the_ones_before() throws Exception {
        SealedHead before = log.headWithEverything();
        for (int i = 0; i < 5; i++) {
            readChart();
            SealedHead after = log.headWithEverything();
            assertThat(log.consistencyProof(before.size(), after.size())
                            .orElseThrow()
                            .proves(before.root(), after.root()))
                    .isTrue();
            assertThat(after.at()).isAfterOrEqualTo(before.at());
            before = after;
        }
    }

    @Test
    void a_row_in_the_queue_twice_or_without_its_entry_does_not_stop_the_sequencer() throws Exception {
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-twice").write(EMR, 1);
        EMR.database()
                .tamper("insert into emr.entry_queue (stream, first, last)"
                        + " select stream, first, last from emr.entry_queue");
        EMR.database().tamper("insert into emr.entry_queue (stream, first, last) values (-1, 0, 2147483647)");
        long size = log.headWithEverything().size();
        EMR.database()
                .tamper("insert into emr.entry_queue (stream, first, last)"
                        + " select stream, seq, seq from audit.leaf where kind = 1");
        assertThat(log.headWithEverything().size()).isEqualTo(size);
        assertThat(EMR.database().tamper("delete from emr.entry_queue")).isEqualTo(1);
    }

    @Test
    void only_the_node_itself_takes_from_the_queues() throws Exception {
        String doctor = Callers.doctor(Callers.PROVINCIAL).setting();
        try (Connection app = EMR.database().asApp()) {
            TestDatabase.strings(app, "select set_config('emr.caller', '" + doctor + "', false)");
            for (String kind : List.of("entries", "events", "receipts")) {
                assertThatThrownBy(() -> TestDatabase.strings(app, "select * from audit.take_" + kind + "(10)"))
                        .hasMessageContaining("the node itself sequences");
            }
        }
    }

    private static void fillTo(int size) throws Exception {
        EMR.database()
                .tamper("insert into audit.event (at, type, outcome, caller_kind, basis, account)"
                        + " select now(), 11, 0, 0, 0, 'doctor' from generate_series(1, " + size + ")");
    }

    private static List<byte[]> leaves() {
        try {
            return EMR.database().strings("select encode(hash, 'hex') from audit.leaf order by no").stream()
                    .map(HexFormat.of()::parseHex)
                    .toList();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] root(List<byte[]> leaves) {
        Frontier tree = new Frontier();
        leaves.forEach(l -> tree.add(MerkleHash.leaf(l), (level, no, hash) -> {}));
        return tree.root();
    }

    private static void readChart() throws Exception {
        EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> EMR.bean(OpenChart.class).open(patient));
    }

    private static int count(String sql) throws Exception {
        return EMR.database().count(sql);
    }
}
