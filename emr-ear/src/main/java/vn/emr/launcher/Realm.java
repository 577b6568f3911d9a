package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/**
 * A node's Keycloak realm: the shipped template with addresses and secrets filled in, and what only a demo has (known
 * passwords, a client that gives tokens for them, the node's accounts), which stands in files of its own so that no
 * production realm gets it.
 */
final class Realm {

    private Realm() {}

    /** The realm as Keycloak imports it. */
    static byte[] json(NodeFiles files, Ports ports) {
        Site site = files.site();
        JsonObject json = fill(read("/keycloak/realm.json"), ports.of(site), site.realm(), files.secret("web"));
        add(json, parse(read("/keycloak/demo.json")));
        add(json, parse(read("/keycloak/demo-" + site.nodeName() + ".json")));
        return CanonicalJson.write(json);
    }

    private static JsonObject fill(String template, NodePorts ports, String realm, String webSecret) {
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
