package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads the demo's HIS exports, 120 invented episodes of the 17 facilities, through the door that every HIS uses.
 * Loading them again would add nothing; a mark saves the time.
 */
final class DemoData {

    private static final String FOLDER = "/demo/his/";
    private static final String MARK = "demo-loaded";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final Pattern SENDER = Pattern.compile("<MACSKCB>(?:<!\\[CDATA\\[)?\\s*(\\w{5})");

    private final Ports ports;
    private final Map<String, String> tokens = new HashMap<>();

    private DemoData(Ports ports) {
        this.ports = ports;
    }

    static void load(Home home, Ports ports, PrintStream out) {
        if (!home.fact(MARK).isEmpty()) {
            return;
        }
        try {
            List<String> files = lines();
            DemoData data = new DemoData(ports);
            for (int i = 0; i < files.size(); i++) {
                data.send(files.get(i));
                if ((i + 1) % 30 == 0 || i + 1 == files.size()) {
                    out.println("Loading demo data: " + (i + 1) + " of " + files.size() + " HIS exports");
                }
            }
            home.remember(MARK, Integer.toString(files.size()));
        } catch (IOException e) {
            throw Failure.failed("Can't read the demo data: " + e.getMessage());
        }
    }

    private static List<String> lines() throws IOException {
        return new String(read("files.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = DemoData.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private void send(String name) throws IOException {
        byte[] file = read(name);
        HttpResponse<String> answer = Http.send(request("/exchange/his/exports", sender(file))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build());
        String sender = sender(file);
        while (answer.statusCode() == ACCEPTED) {
            Pause.millis(250);
            String report = URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getPath();
            answer = Http.send(request(report, sender).build());
        }
        if (answer.statusCode() != OK) {
            throw Failure.failed("The demo file " + name + " was not taken (" + answer.statusCode() + ").");
        }
    }

    private HttpRequest.Builder request(String path, String sender) {
        String token = tokens.computeIfAbsent(sender, s -> Tokens.of(ports, "his-" + s));
        return HttpRequest.newBuilder(URI.create(ports.url() + path)).header("Authorization", "Bearer " + token);
    }

    private static String sender(byte[] file) throws IOException {
        Matcher code = SENDER.matcher(new String(file, StandardCharsets.UTF_8));
        if (!code.find()) {
            throw new IOException("a demo file without MACSKCB");
        }
        return code.group(1);
    }
}
