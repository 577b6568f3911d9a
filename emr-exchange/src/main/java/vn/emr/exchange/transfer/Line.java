package vn.emr.exchange.transfer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** The line to another node: HTTP/1.1 on kept connections, mutual TLS. */
final class Line {

    private static final Duration CONNECT = Duration.ofSeconds(15);

    /** Long enough for one part on the slowest line that we plan for, and for a receiver that is busy. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final Pattern PROBLEM = Pattern.compile("\"type\":\"urn:vn:emr:problem:([a-z0-9.-]+)\"");

    private final HttpClient client;

    Line(SSLContext tls) {
        client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /**
     * What the other node answered.
     *
     * @param receipt the sealed receipt; empty while something is missing
     * @param missing places in the manifest that it lacks
     * @param offset bytes of the upload that it has
     */
    record Answer(String receipt, String missing, long offset) {

        boolean whole() {
            return !receipt.isEmpty();
        }
    }

    Answer announce(URI node, byte[] body) throws IOException, Refused, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(node + "/transfers"))
                .header("Content-Type", Envelope.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer upload(URI node, String facility, UUID message, byte[] all, int offset, int length)
            throws IOException, Refused, InterruptedException {
        boolean last = offset + length == all.length;
        return send(HttpRequest.newBuilder(URI.create(node + "/transfers/" + facility + '/' + message))
                .header("Content-Type", "application/octet-stream")
                .header("Upload-Offset", Integer.toString(offset))
                .header("Upload-Complete", last ? "?1" : "?0")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(all, offset, length)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, Refused, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return switch (answer.statusCode()) {
            case OK -> new Answer(answer.body(), "", 0);
            case ACCEPTED -> state(answer.body());
            default -> throw new Refused(answer.statusCode(), problem(answer.body()));
        };
    }

    private static Answer state(String body) throws IOException {
        try {
            JsonObject state = CanonicalJson.parse(body.getBytes(StandardCharsets.UTF_8));
            return new Answer(
                    "",
                    state.text("missing").orElse(""),
                    Long.parseLong(state.text("offset").orElse("0")));
        } catch (IllegalArgumentException e) {
            throw new IOException("an answer that is none", e);
        }
    }

    private static String problem(String body) {
        Matcher code = PROBLEM.matcher(body);
        return code.find() ? code.group(1) : "http";
    }

    /** The other node does not take it. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private static final int SERVER_ERROR = 500;
        private static final int TOO_MANY = 429;

        /** Its people have not pinned our certificate yet. */
        private static final int NOT_KNOWN = 401;

        private final int status;
        private final String code;

        Refused(int status, String code) {
            super(status + " " + code);
            this.status = status;
            this.code = code;
        }

        /** The rule that it names. */
        String code() {
            return code;
        }

        /** Whether trying again can help: the node is in trouble itself, or something else has to come first. */
        boolean temporary() {
            return status >= SERVER_ERROR
                    || status == TOO_MANY
                    || status == NOT_KNOWN
                    || code.equals("message.early")
                    || code.equals("upload.offset")
                    || code.equals("message.unknown")
                    || code.endsWith(".malformed")
                    || code.equals("http");
        }
    }
}
