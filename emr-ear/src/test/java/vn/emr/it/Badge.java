package vn.emr.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.emr.domain.access.Role;
import vn.emr.domain.store.Hash;

/** A browser of somebody who is signed in in one role, without Keycloak's part in it: the session's row is put there. */
final class Badge {

    private static final Pattern TOKEN = Pattern.compile("[?&](form=[\\w.=-]+)");
    private static final Pattern COOKIE = Pattern.compile("(__Host-emr-form-\\w+=[^;]+);.*");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final RunningNode node;
    private final String account;
    private final String session;
    private String formCookie = "";
    private String formToken = "";

    private Badge(RunningNode node, String account, String session) {
        this.node = node;
        this.account = account;
        this.session = session;
    }

    /** Somebody who isn't signed in. */
    static Badge nobody(RunningNode node) throws Exception {
        return new Badge(node, "", "").withForm();
    }

    /** Somebody of this role at this facility; empty for the province's people. */
    static Badge of(RunningNode node, Role role, String facility) throws Exception {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Badge badge = new Badge(node, "test-" + role.realmName() + '-' + facility, token);
        badge.signIn(role, facility);
        return badge.withForm();
    }

    private void signIn(Role role, String facility) throws SQLException {
        try (Connection db = node.superuser();
                PreparedStatement insert = db.prepareStatement("insert into emr.staff_session (token_sha256, account,"
                        + " name, facility, roles, id_token, begun, seen) values (?, ?, ?, nullif(?, ''), ?, '', now(),"
                        + " now())")) {
            insert.setBytes(1, Hash.of(session.getBytes(StandardCharsets.US_ASCII)));
            insert.setString(2, account);
            insert.setString(3, account);
            insert.setString(4, facility);
            insert.setString(5, role.realmName());
            insert.executeUpdate();
        }
    }

    /** Takes a form's token from the landing page, as a browser would. */
    private Badge withForm() throws IOException, InterruptedException {
        HttpResponse<String> page = get("/");
        Matcher token = TOKEN.matcher(page.body());
        if (token.find()) {
            formToken = token.group(1);
        }
        page.headers().allValues("Set-Cookie").forEach(c -> {
            Matcher cookie = COOKIE.matcher(c);
            if (cookie.matches()) {
                formCookie = cookie.group(1);
            }
        });
        return this;
    }

    String account() {
        return account;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Posts a form, urlencoded, with its token. */
    HttpResponse<String> post(String path, String fields) throws IOException, InterruptedException {
        return send(request(withToken(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    private String withToken(String path) {
        return path + (path.indexOf('?') < 0 ? '?' : '&') + formToken;
    }

    /** What the database calls the session, in hexadecimal digits. */
    String sessionHash() {
        return HexFormat.of().formatHex(Hash.of(session.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Calls the endpoint at this path, a form with its token and nothing in it. */
    HttpResponse<String> call(Endpoint endpoint, String path) throws IOException, InterruptedException {
        if (endpoint.verb().equals("GET")) {
            return get(path);
        }
        HttpRequest.Builder request = request(withToken(path));
        endpoint.consumes()
                .ifPresent(type ->
                        request.header("Content-Type", type.startsWith("multipart/") ? type + ";boundary=x" : type));
        return send(request.method(
                endpoint.verb(),
                HttpRequest.BodyPublishers.ofString(
                        endpoint.consumes()
                                        .filter(t -> t.startsWith("multipart/"))
                                        .isPresent()
                                ? "--x--\r\n"
                                : "")));
    }

    private HttpRequest.Builder request(String path) {
        String cookies = (session.isEmpty() ? "" : "__Host-emr-province=" + session + "; ") + formCookie;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + path));
        return cookies.isEmpty() ? request : request.header("Cookie", cookies);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
