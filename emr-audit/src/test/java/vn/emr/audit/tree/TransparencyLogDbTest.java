package vn.emr.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.audit.seal.Sealed;
import vn.emr.domain.store.Hash;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
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
                .isEqualTo("{\"at\":\"" + vn.emr.domain.store.EntryHeader.time(head.at())
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
        Frontier tree = new Frontier();
        for (String hex : EMR.database().strings("select encode(hash, 'hex') from audit.leaf order by no")) {
            tree.add(MerkleHash.leaf(java.util.HexFormat.of().parseHex(hex)), (level, no, hash) -> {});
        }
        assertThat(tree.size()).isEqualTo(head.size());
        assertThat(Hash.hex(tree.root())).isEqualTo(Hash.hex(head.root()));
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

    private static void readChart() throws Exception {
        EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> EMR.bean(OpenChart.class).open(patient));
    }

    private static int count(String sql) throws Exception {
        return EMR.database().count(sql);
    }
}
