package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.emr.domain.access.Role;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

class RealmTest {

    private static final Path KEYCLOAK = Path.of("src/main/keycloak");

    private final Path directory;

    RealmTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void fills_in_addresses_and_secrets() {
        JsonObject province = realm(Site.PROVINCE);
        JsonObject bachmai = realm(Site.BACHMAI);

        assertThat(province.text("realm")).contains("emr-province");
        assertThat(client(province, "emr-web").toString())
                .doesNotContain("@")
                .contains("http://localhost:18980/*", "https://localhost:18981/*")
                .contains(home().secret("province", "web"));
        assertThat(bachmai.text("realm")).contains("emr-bachmai");
        assertThat(client(bachmai, "emr-web").toString())
                .contains("http://localhost:18990/*", "https://localhost:18991/*")
                .contains(home().secret("bachmai", "web"));
    }

    @Test
    void has_every_role_that_the_product_knows() {
        List<String> names = realm(Site.PROVINCE)
                .object("roles")
                .orElseThrow()
                .objects("realm")
                .map(r -> r.text("name").orElse(""))
                .toList();

        for (Role role : Role.staff()) {
            assertThat(names).contains(role.realmName());
        }
    }

    @Test
    void gives_every_hosted_facility_a_machine_account() throws IOException {
        List<String> accounts = accounts(Site.PROVINCE);

        assertThat(accounts).contains("doctor@24X09", "doctor-sondong@24X07", "auditor@");
        List<String> hosted = register()
                .lines()
                .map(line -> line.split(",", -1)[3])
                .filter(code -> code.startsWith("24X"))
                .toList();
        assertThat(hosted).hasSize(17);
        hosted.forEach(code -> assertThat(accounts).contains("his-" + code + '@' + code));
    }

    @Test
    void gives_bach_mai_its_own_people() {
        assertThat(accounts(Site.BACHMAI))
                .containsExactly("doctor@01929", "nurse@01929", "records-officer@01929", "auditor@", "his-01929@01929");
    }

    private List<String> accounts(Site site) {
        return realm(site)
                .objects("users")
                .map(u -> u.text("username").orElse("")
                        + '@'
                        + u.text("attributes", "facility").orElse(""))
                .toList();
    }

    private static String register() throws IOException {
        try (InputStream in = RealmTest.class.getResourceAsStream("/facility/facilities.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keeps_accounts_and_the_token_client_of_the_demo_out_of_the_template() throws IOException {
        String template = Files.readString(KEYCLOAK.resolve("realm.json"));
        JsonObject realm = CanonicalJson.parse(template.getBytes(StandardCharsets.UTF_8));

        assertThat(realm.get("users")).isEmpty();
        assertThat(template).doesNotContain("emr-demo-cli").doesNotContain("\"demo\"");
        assertThat(realm.text("passwordPolicy").orElse("")).contains("length(10)");
        assertThat(client(realm(Site.PROVINCE), "emr-demo-cli").toString())
                .contains("\"directAccessGrantsEnabled\":true");
    }

    @ParameterizedTest
    @EnumSource
    void marks_every_demo_account_in_its_name_once(Site site) {
        assertThat(realm(site)
                        .objects("users")
                        .map(u -> u.text("attributes", "fullName").orElse("")))
                .isNotEmpty()
                .allMatch(name -> name.indexOf("(demo)") == name.length() - "(demo)".length());
    }

    @Test
    void adds_to_lists_and_replaces_the_rest() {
        JsonObject realm = new JsonObject().put("policy", "strict").put("clients", new JsonArray().add("web"));

        Realm.add(realm, new JsonObject().put("policy", "lax").put("clients", new JsonArray().add("cli")));

        assertThat(realm.toString()).isEqualTo("{\"clients\":[\"web\",\"cli\"],\"policy\":\"lax\"}");
    }

    private Home home() {
        return new Home(directory);
    }

    private JsonObject realm(Site site) {
        return CanonicalJson.parse(Realm.json(new NodeFiles(home(), site), new Ports(18980)));
    }

    private static JsonObject client(JsonObject realm, String id) {
        return realm.objects("clients")
                .filter(c -> c.text("clientId").orElse("").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
