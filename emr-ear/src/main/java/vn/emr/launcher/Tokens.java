package vn.emr.launcher;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import vn.emr.domain.content.CanonicalJson;

/** Bearer tokens of demo accounts, through a client that only the demo has. */
final class Tokens {

    private static final int OK = 200;

    private Tokens() {}

    /** An access token of the account, whose password is {@code demo}. */
    static String of(String realmUrl, String user) {
        String form = "grant_type=password&client_id=emr-demo-cli&password=demo&username="
                + URLEncoder.encode(user, StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(URI.create(realmUrl + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        if (answer.statusCode() != OK) {
            throw Failure.failed("Keycloak gives no token for '" + user + "' (" + answer.statusCode() + ").");
        }
        return CanonicalJson.parse(answer.body().getBytes(StandardCharsets.UTF_8))
                .text("access_token")
                .orElseThrow();
    }
}
