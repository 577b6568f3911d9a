package vn.emr.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** The door for HIS exports, as each facility's machine account uses it. */
final class HisDoor {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final Pattern SENDER = Pattern.compile("<MACSKCB>(?:<!\\[CDATA\\[)?\\s*(\\w{5})");

    private final String url;
    private final String realmUrl;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    HisDoor(Installation installation, Site site) {
        this.url = installation.node(site).ports().url();
        this.realmUrl = installation.ports().realmUrl(site);
    }

    /** Sends the file as the facility that it names, and waits for the report. */
    JsonObject send(DemoData.Export file) {
        String sender = sender(file.content());
        HttpResponse<String> answer = Http.send(request("/exchange/his/exports", sender)
                .header("Content-Type", "application/xml")
                .header("X-File-Name", file.name())
                .POST(HttpRequest.BodyPublishers.ofByteArray(file.content()))
                .build());
        while (answer.statusCode() == ACCEPTED) {
            Pause.millis(100);
            String report = URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getPath();
            answer = Http.send(request(report, sender).build());
        }
        if (answer.statusCode() != OK) {
            throw Failure.failed("A file of " + sender + " was not taken (" + answer.statusCode() + ").");
        }
        return CanonicalJson.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** A file that the node has, and whose it is. */
    record Handed(String sender, String report) {}

    /** Sends a large file of this facility, without waiting for its import. */
    Handed hand(Path file, String sender) throws IOException {
        HttpResponse<String> answer = Http.send(request("/exchange/his/exports", sender)
                .header("Content-Type", "application/xml")
                .header("X-File-Name", file.getFileName().toString())
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
        if (answer.statusCode() != ACCEPTED) {
            throw Failure.failed("A large file was not taken (" + answer.statusCode() + ").");
        }
        String report = URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
        return new Handed(sender, report);
    }

    /** Whether its import has ended. */
    boolean ended(Handed file) {
        return Http.send(request(file.report(), file.sender()).build()).statusCode() != ACCEPTED;
    }

    /** The report of an import that has ended. */
    JsonObject report(Handed file) {
        String body = Http.send(request(file.report(), file.sender()).build()).body();
        return CanonicalJson.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path, String sender) {
        String token = tokens.computeIfAbsent(sender, s -> Tokens.of(realmUrl, "his-" + s));
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    static String sender(byte[] file) {
        Matcher code = SENDER.matcher(new String(file, StandardCharsets.UTF_8));
        if (!code.find()) {
            throw Failure.failed("A file without MACSKCB can't be sent.");
        }
        return code.group(1);
    }
}
