package vn.emr.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.audit.tree.InclusionProof;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.Refusal;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/** Whoever asks can recompute what the node claims, from the answer alone. */
class ReadProofsDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static SealedHead early = new SealedHead(0, new byte[0], java.time.Instant.EPOCH, "");
    private static SealedHead late = early;

    private final ReadProofs proofs = EMR.bean(ReadProofs.class);

    @BeforeAll
    static void twoHeads() throws Exception {
        UUID patient = TestPatient.called("Lò Thị Mai").registeredBy(EMR).patient();
        early = EMR.bean(TransparencyLog.class).headWithEverything();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-proof").write(EMR, 20);
        late = EMR.bean(TransparencyLog.class).headWithEverything();
    }

    @Test
    void an_entry_is_proved_to_be_in_the_log() throws Exception {
        String hash = EMR.database()
                .strings("select encode(entry_hash, 'hex') from emr.entry order by recorded desc limit 1")
                .get(0);
        JsonObject answer = json(asAuditor(() -> proofs.inclusion(bytes(hash), late.size())));
        InclusionProof proof = new InclusionProof(
                number(answer, "leaf_index"), number(answer, "tree_size"), path(answer, "inclusion_path"));
        assertThat(proof.proves(bytes(hash), late.root())).isTrue();
        assertThat(answer.text("head")).contains(late.jws());
    }

    @Test
    void the_log_is_proved_to_have_grown_only() throws Exception {
        JsonObject answer = json(asAuditor(() -> proofs.consistency(early.size(), late.size())));
        ConsistencyProof proof = new ConsistencyProof(
                number(answer, "tree_size_1"), number(answer, "tree_size_2"), path(answer, "consistency_path"));
        assertThat(proof.proves(early.root(), late.root())).isTrue();
        assertThat(asAuditor(() -> proofs.consistency(late.size(), late.size())))
                .contains("\"consistency_path\":[]");
    }

    @Test
    void heads_are_given_from_a_size_on() throws Exception {
        List<SealedHead> heads = asAuditor(() -> proofs.headsSince(early.size()));
        assertThat(heads.get(0).jws()).isEqualTo(late.jws());
        assertThat(heads).isSortedAccordingTo((a, b) -> Long.compare(a.size(), b.size()));
        assertThat(asAuditor(() -> proofs.headsSince(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_proved() {
        assertThatThrownBy(() -> asAuditor(() -> proofs.inclusion(new byte[32], late.size())))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("proof.no-leaf"));
        assertThatThrownBy(() -> asAuditor(() -> proofs.inclusion(new byte[32], 1L << 40)))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("proof.no-tree"));
        assertThatThrownBy(() -> asAuditor(() -> proofs.consistency(late.size(), early.size())))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("proof.no-tree"));
    }

    @Test
    void whoever_asks_is_on_record() throws Exception {
        String events = "select count(*) from audit.event where type = 31 and account = 'auditor'";
        int before = EMR.database().count(events);
        JsonObject head = asAuditor(proofs::newestHead);
        assertThat(EMR.database().count(events)).isEqualTo(before + 1);
        assertThat(number(head, "size")).isGreaterThanOrEqualTo(late.size());
    }

    private static <T> T asAuditor(Callable<T> work) throws Exception {
        return EMR.as(Callers.auditor(), work);
    }

    private static JsonObject json(String text) {
        return CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long number(JsonObject answer, String member) {
        return Long.parseLong(answer.text(member).orElseThrow());
    }

    private static List<byte[]> path(JsonObject answer, String member) {
        return answer.get(member)
                .map(JsonArray.class::cast)
                .orElseThrow()
                .texts()
                .map(ReadProofsDbTest::bytes)
                .toList();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
