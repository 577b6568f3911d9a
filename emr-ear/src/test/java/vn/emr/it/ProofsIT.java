package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.emr.audit.tree.InclusionProof;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** Proofs through the running door: from the answer alone anyone recomputes what the node claims. */
class ProofsIT {

    private static final int OK = 200;

    private final RunningNode node = RunningNode.get();

    @Test
    void an_entry_is_proved_to_the_auditor() {
        String hash = node.sql("province", "select encode(entry_hash, 'hex') from emr.entry order by recorded limit 1");
        JsonObject proof = json(get("auditor", "/exchange/proofs/inclusion?hash=" + hash));
        JsonObject head = json(get(
                "auditor",
                "/exchange/proofs/heads?since="
                        + (Long.parseLong(proof.text("tree_size").orElseThrow()) - 1)));
        assertThat(head.text("size")).isEqualTo(proof.text("tree_size"));
        assertThat(new InclusionProof(
                                Long.parseLong(proof.text("leaf_index").orElseThrow()),
                                Long.parseLong(proof.text("tree_size").orElseThrow()),
                                path(proof, "inclusion_path"))
                        .proves(bytes(hash), bytes(head.text("root").orElseThrow())))
                .isTrue();
    }

    @Test
    void the_log_is_proved_to_have_grown_only() {
        JsonObject head = json(get("auditor", "/exchange/proofs/head"));
        JsonObject proof = json(get("auditor", "/exchange/proofs/consistency?tree_size_1=1"));
        assertThat(proof.text("tree_size_1")).contains("1");
        assertThat(Long.parseLong(proof.text("tree_size_2").orElseThrow()))
                .isGreaterThanOrEqualTo(Long.parseLong(head.text("size").orElseThrow()));
        assertThat(path(proof, "consistency_path")).isNotEmpty();
    }

    @Test
    void health_says_which_partners_do_not_prove_their_head() {
        HttpResponse<String> health =
                node.send(HttpRequest.newBuilder(URI.create(node.management() + "/health/ready")));
        assertThat(health.statusCode()).isEqualTo(OK);
        JsonObject witnesses = CanonicalJson.parse(health.body().getBytes(StandardCharsets.UTF_8))
                .objects("checks")
                .filter(c -> c.text("name").filter("witnesses"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(witnesses.text("status")).contains("UP");
        assertThat(witnesses.text("data", "unproven")).contains("");
    }

    @Test
    void who_may_not_ask_and_what_makes_no_sense_is_refused_as_a_problem() {
        assertThat(get("nurse", "/exchange/proofs/head").statusCode()).isEqualTo(403);
        assertThat(get("auditor", "/exchange/proofs/inclusion?hash=abc").statusCode())
                .isEqualTo(422);
        HttpResponse<String> unknown = get("auditor", "/exchange/proofs/inclusion?hash=" + "0".repeat(64));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("urn:vn:emr:problem:proof.no-leaf");
        assertThat(get("auditor", "/exchange/transfers/proofs/head").statusCode())
                .as("without a certificate of a node")
                .isEqualTo(401);
    }

    private HttpResponse<String> get(String user, String path) {
        return node.send(node.as(user, path));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
        return CanonicalJson.parse(answer.body().lines().findFirst().orElse("").getBytes(StandardCharsets.UTF_8));
    }

    private static List<byte[]> path(JsonObject proof, String name) {
        return proof.get(name)
                .map(JsonArray.class::cast)
                .orElseThrow()
                .texts()
                .map(ProofsIT::bytes)
                .toList();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
