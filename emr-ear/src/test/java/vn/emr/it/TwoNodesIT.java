package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** The province's node and Bạch Mai's beside each other on one machine. */
class TwoNodesIT {

    private static final String PROVINCE = RunningNode.PROVINCE;
    private static final String BACHMAI = RunningNode.BACHMAI;

    private final RunningNode node = RunningNode.get();

    @Test
    void both_are_healthy_and_verify() {
        assertThat(nodes(node.output("status", "--json")))
                .extracting(n -> n.text("name").orElse("") + ' ' + n.text("url").orElse(""))
                .containsExactly("province " + node.url(PROVINCE), "bachmai " + node.url(BACHMAI));
        assertThat(nodes(node.output("verify", "--json")))
                .extracting(n -> n.text("name").orElse(""))
                .containsExactly(PROVINCE, BACHMAI);
    }

    @Test
    void they_know_each_other() {
        for (String[] pair : new String[][] {{PROVINCE, BACHMAI}, {BACHMAI, PROVINCE}}) {
            String here = pair[0];
            String partner = pair[1];
            assertThat(node.sql(here, "select name, url, length(certificate_sha256), pinned_by from emr.partner_node"))
                    .isEqualTo(partner + '\t' + node.tlsUrl(partner) + "/exchange\t32\tdemo");
            assertThat(node.sql(
                            here,
                            "select count(*), count(distinct facility), min(state), min(evidence)"
                                    + " from emr.connection where evidence = 'demo'"))
                    .isEqualTo(here.equals(PROVINCE) ? "17\t17\t5\tdemo" : "17\t1\t5\tdemo");
        }
        String keys = "select node, kid, encode(public_key, 'hex') from audit.trust_key order by 1";
        assertThat(node.sql(PROVINCE, keys).lines())
                .hasSize(2)
                .containsExactlyElementsOf(node.sql(BACHMAI, keys).lines().toList());
        assertThat(node.sql(PROVINCE, "select code, node from emr.facility where node is not null"))
                .isEqualTo("01929\tbachmai");
        assertThat(node.sql(
                        BACHMAI, "select node, count(*) from emr.facility where code <> '-' group by node order by 1"))
                .isEqualTo("province\t17\n\t1");
    }

    @Test
    void their_data_and_their_secrets_are_apart() {
        for (String secret : List.of("postgres", "emr_owner", "emr_app", "web", "form-key", "tls")) {
            assertThat(node.secret(PROVINCE, secret)).as(secret).isNotEqualTo(node.secret(BACHMAI, secret));
        }
        HttpResponse<String> foreign =
                node.send(HttpRequest.newBuilder(URI.create(node.url(BACHMAI) + "/exchange/his/exports"))
                        .header("Authorization", "Bearer " + node.token("his-24X09"))
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString("<x/>")));
        assertThat(foreign.statusCode()).isEqualTo(401);
    }

    @Test
    void bach_mai_takes_exports_of_its_own_his() {
        String serial = String.format("%06d", System.nanoTime() % 1_000_000);
        HttpResponse<String> answer = node.send(node.as("his-01929", BACHMAI, "/exchange/his/exports")
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Episodes.visit("01929", "001061" + serial, serial))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject report = CanonicalJson.parse(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(report.text("refused")).as(answer.body()).contains("0");
        assertThat(report.text("entries_added")).as(answer.body()).isNotEqualTo(Optional.of("0"));
    }

    @Test
    void a_person_stays_signed_in_to_both_in_one_browser() {
        try (Ward ward = new Ward(false)) {
            ward.signIn("doctor");
            ward.signIn("doctor", BACHMAI);
            ward.page().navigate(node.url(PROVINCE));
            assertThat(ward.page().locator("details.me").innerText()).contains("Nguyễn Thị Minh");
            ward.page().navigate(node.url(BACHMAI));
            assertThat(ward.page().locator("details.me").innerText()).contains("Phạm Hữu Hưởng");
        }
    }

    @Test
    void a_person_signs_in_to_both_in_two_tabs_at_once() {
        try (Ward ward = new Ward(false)) {
            Ward second = ward.secondTab();
            ward.goToSignIn(PROVINCE);
            second.goToSignIn(BACHMAI);
            ward.giveName("doctor");
            second.giveName("doctor");
            assertThat(ward.page().url()).startsWith(node.url(PROVINCE));
            assertThat(second.page().url()).startsWith(node.url(BACHMAI));
        }
    }

    @Test
    void a_database_that_was_killed_comes_back_with_its_data() {
        String facilities = node.sql(BACHMAI, "select count(*) from emr.facility");

        assertThat(node.launcher("kill", "bachmai-postgresql")).isZero();
        assertThat(node.launcher("kill", "bachmai-postgresql")).isEqualTo(3);
        assertThat(node.launcher("sql", BACHMAI, "select 1")).isEqualTo(3);
        assertThat(node.output("status", "--json")).contains("\"healthy\":false,\"name\":\"bachmai\"");
        assertThat(node.launcher("start", "bachmai-postgresql")).isZero();

        assertThat(node.sql(BACHMAI, "select count(*) from emr.facility")).isEqualTo(facilities);
        assertThat(node.launcher("status")).isZero();
    }

    @Test
    void statements_answer_rows_and_counts() {
        assertThat(node.sql(
                        PROVINCE, "select 'a?;b', null, 3; create temp table t (x int); insert into t values (1), (2)"))
                .isEqualTo("a?;b\t\t3\nCREATE 0\nINSERT 2");
        assertThat(node.launcher("sql", PROVINCE, "select 1 / 0")).isEqualTo(1);
    }

    @Test
    void tls_asks_for_a_certificate_and_does_without(@TempDir Path directory) throws Exception {
        assertThat(statusOver(null, null)).isEqualTo(200);
        assertThat(statusOver(keys(BACHMAI), node.secret(BACHMAI, "tls"))).isEqualTo(200);
        Path impostor = directory.resolve("impostor.p12");
        makePair(impostor, "CN=bachmai, O=EMR demo");
        assertThatThrownBy(() -> statusOver(impostor, "impostor")).isInstanceOf(IOException.class);
    }

    private Path keys(String name) {
        return node.home().resolve(name).resolve("keys/tls.p12");
    }

    /** What the province's first page answers to whoever shows the certificate of this pair. */
    private int statusOver(@Nullable Path pair, @Nullable String password) throws Exception {
        KeyManager[] own = null;
        if (pair != null && password != null) {
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(load(pair, password), password.toCharArray());
            own = managers.getKeyManagers();
        }
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(load(node.home().resolve("bachmai/keys/trust.p12"), node.secret(BACHMAI, "tls")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, trusted.getTrustManagers(), null);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(node.tlsUrl(PROVINCE) + "/")).build();
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static KeyStore load(Path file, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private static void makePair(Path file, String subject) throws Exception {
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "EC",
                        "-dname",
                        subject,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "impostor")
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private static List<JsonObject> nodes(String json) {
        return CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8))
                .objects("nodes")
                .toList();
    }
}
