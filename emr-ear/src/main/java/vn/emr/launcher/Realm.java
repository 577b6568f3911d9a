package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/**
 * The node's Keycloak realm: the shipped template with addresses and secrets filled in, and the demo users, who stand
 * in a file of their own so that no production realm has them.
 */
final class Realm {

    private Realm() {}

    /** The realm as Keycloak imports it. */
    static byte[] json(Home home, Ports ports, String realm) {
        String template = read("/keycloak/realm.json")
                .replace("@REALM@", realm)
                .replace("@HTTP_PORT@", Integer.toString(ports.http()))
                .replace("@HTTPS_PORT@", Integer.toString(ports.https()))
                .replace("@WEB_SECRET@", home.secret("web"));
        JsonObject json = CanonicalJson.parse(template.getBytes(StandardCharsets.UTF_8));
        String users = "{\"users\":" + read("/keycloak/demo-users.json") + "}";
        CanonicalJson.parse(users.getBytes(StandardCharsets.UTF_8)).get("users").ifPresent(u -> json.put("users", u));
        return CanonicalJson.write(json);
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
