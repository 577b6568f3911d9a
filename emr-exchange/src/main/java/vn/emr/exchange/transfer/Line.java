package vn.emr.exchange.transfer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.audit.witness.Contact;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** The line to another node: HTTP/1.1 on kept connections, mutual TLS. */
final class Line {

    private static final Duration CONNECT = Duration.ofSeconds(15);

    /** Long enough for one part on the slowest line that we plan for, and for a receiver that is busy. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
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
     * @param contact what it said of the two logs
     */
    record Answer(String receipt, String missing, long offset, Contact contact) {

        boolean whole() {
            return !receipt.isEmpty();
        }
    }

    Answer announce(URI node, Contact contact, byte[] body) throws IOException, Refused, InterruptedException {
        return send(
                contact,
                HttpRequest.newBuilder(URI.create(node + "/transfers"))
                        .header("Content-Type", Envelope.MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer upload(URI node, Contact contact, String facility, UUID message, byte[] all, int offset, int length)
            throws IOException, Refused, InterruptedException {
        boolean last = offset + length == all.length;
        return send(
                contact,
                HttpRequest.newBuilder(URI.create(node + "/transfers/" + facility + '/' + message))
                        .header("Content-Type", "application/octet-stream")
                        .header("Upload-Offset", Integer.toString(offset))
                        .header("Upload-Complete", last ? "?1" : "?0")
                        .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(all, offset, length)));
    }

    /**
     * Proof that the node's log of the second size begins with that of the first.
     *
     * @return empty when it has no such trees
     */
    Optional<ConsistencyProof> consistency(URI node, long first, long second) throws IOException, InterruptedException {
        URI question =
                URI.create(node + "/transfers/proofs/consistency?tree_size_1=" + first + "&tree_size_2=" + second);
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(question).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw new IOException("no proof: " + answer.statusCode());
        }
        try {
            return Optional.of(proof(CanonicalJson.parse(answer.body())));
        } catch (IllegalArgumentException e) {
            throw new IOException("a proof that is none", e);
        }
    }

    private static ConsistencyProof proof(JsonObject json) {
        List<byte[]> path = json.get("consistency_path")
                .filter(JsonArray.class::isInstance)
                .map(a -> ((JsonArray) a).texts().map(HexFormat.of()::parseHex).toList())
                .orElse(List.of());
        return new ConsistencyProof(
                Long.parseLong(json.text("tree_size_1").orElse("")),
                Long.parseLong(json.text("tree_size_2").orElse("")),
                path);
    }

    private Answer send(Contact contact, HttpRequest.Builder request)
            throws IOException, Refused, InterruptedException {
        contact.headers().forEach(request::header);
        HttpResponse<String> answer = client.send(
                request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Contact theirs = contact(answer.headers());
        return switch (answer.statusCode()) {
            case OK -> new Answer(answer.body(), "", 0, theirs);
            case ACCEPTED -> state(answer.body(), theirs);
            default -> throw new Refused(answer.statusCode(), problem(answer.body()));
        };
    }

    private static Contact contact(HttpHeaders headers) throws IOException {
        try {
            return Contact.of(name -> headers.firstValue(name).orElse(null));
        } catch (IllegalArgumentException e) {
            throw new IOException("an answer with a head that is none", e);
        }
    }

    private static Answer state(String body, Contact theirs) throws IOException {
        try {
            JsonObject state = CanonicalJson.parse(body.getBytes(StandardCharsets.UTF_8));
            return new Answer(
                    "",
                    state.text("missing").orElse(""),
                    Long.parseLong(state.text("offset").orElse("0")),
                    theirs);
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
