package vn.emr.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Visits pages as a browser does (cookies, redirects, styles, scripts, compression) and counts the bytes of the bodies
 * as they travel. The JDK's own cookie store would keep Secure cookies from localhost, browsers don't.
 */
final class Visitor {

    private static final Pattern ASSET =
            Pattern.compile("<(?:link rel=\"stylesheet\" href|script[^>]* src|link href)=\"([^\"]+)\"");
    private static final int REDIRECT = 300;
    private static final int ERROR = 400;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Set<URI> cached = new HashSet<>();
    private long bytes;

    /**
     * A page that was visited.
     *
     * @param uri where it is
     * @param html its text
     */
    record Visit(URI uri, String html) {

        /** The first group of the pattern in it. */
        String find(String pattern) {
            Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
            if (!found.find()) {
                throw Failure.failed("The page " + uri.getPath() + " has no " + pattern);
            }
            return found.group(1).replace("&amp;", "&");
        }
    }

    /** Bytes of all bodies since the last call. */
    long bytes() {
        long counted = bytes;
        bytes = 0;
        return counted;
    }

    /** Gets a page with all that belongs to it. */
    Visit get(URI uri) {
        return withAssets(follow(uri, send(HttpRequest.newBuilder(uri))));
    }

    /** Posts a form and gets the page that answers. */
    Visit post(URI uri, Map<String, String> form) {
        return post(uri, List.copyOf(form.entrySet()));
    }

    /** The same; a name may come more than once. */
    Visit post(URI uri, List<Map.Entry<String, String>> form) {
        String body = form.stream()
                .map(e -> e.getKey() + '=' + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return withAssets(follow(uri, send(request)));
    }

    private Visit follow(URI uri, HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= ERROR) {
            throw Failure.failed(uri.getPath() + " answered " + answer.statusCode());
        }
        if (answer.statusCode() < REDIRECT) {
            return new Visit(uri, text(answer));
        }
        URI next = uri.resolve(answer.headers().firstValue("Location").orElseThrow());
        return follow(next, send(HttpRequest.newBuilder(next)));
    }

    private Visit withAssets(Visit visit) {
        Matcher assets = ASSET.matcher(visit.html());
        while (assets.find()) {
            URI asset = visit.uri().resolve(assets.group(1).replace("&amp;", "&"));
            if (cached.add(asset)) {
                send(HttpRequest.newBuilder(asset));
            }
        }
        return visit;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        request.header("Accept-Encoding", "gzip").header("Accept-Language", "vi");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(e -> e.getKey() + '=' + e.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().allValues("Set-Cookie").forEach(this::remember);
            bytes += answer.body().length;
            return answer;
        } catch (IOException e) {
            throw Failure.failed("No answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
    }

    private void remember(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        String name = pair.substring(0, equals).strip();
        String value = pair.substring(equals + 1).strip();
        if (value.isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        boolean gzip = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        try (InputStream body = new ByteArrayInputStream(answer.body());
                InputStream plain = gzip ? new GZIPInputStream(body) : body) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
