package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/**
 * The node's Keycloak realm: the shipped template with addresses and secrets filled in, and what only a demo has (known
 * passwords, a client that gives tokens for them), which stands in a file of its own so that no production realm gets
 * it.
 */
final class Realm {

    private Realm() {}

    /** The realm as Keycloak imports it. */
    static byte[] json(Home home, Ports ports, String realm) {
        JsonObject json = fill(read("/keycloak/realm.json"), ports, realm, home.secret("web"));
        add(json, parse(read("/keycloak/demo.json")));
        return CanonicalJson.write(json);
    }

    static JsonObject fill(String template, Ports ports, String realm, String webSecret) {
        return parse(template.replace("@REALM@", realm)
                .replace("@HTTP_PORT@", Integer.toString(ports.http()))
                .replace("@HTTPS_PORT@", Integer.toString(ports.https()))
                .replace("@WEB_SECRET@", webSecret));
    }

    /** Lists grow by what is added; anything else is replaced. */
    static void add(JsonObject realm, JsonObject more) {
        more.properties().forEach((name, value) -> {
            if (value instanceof JsonArray added && realm.get(name).orElse(null) instanceof JsonArray there) {
                added.forEach(there::add);
            } else {
                realm.put(name, value);
            }
        });
    }

    private static JsonObject parse(String json) {
        return CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String resource) {
        try (InputStream in = Realm.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw Failure.failed(resource + " is missing in the launcher");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
