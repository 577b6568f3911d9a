package vn.emr.records.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few files that pages load. */
final class Assets {

    static final Asset STYLE = asset("emr.css");
    /** htmx 2 (Zero-Clause BSD): progress without reload. */
    static final Asset HTMX = asset("htmx.min.js");

    /** Keeps what is being typed when a page would load itself again. */
    static final Asset TYPED = asset("typed.js");

    /** Photos of a referral: smaller, and with progress. */
    static final Asset PHOTOS = asset("photos.js");

    /** Files of a HIS: in parts, on from where the line broke. */
    static final Asset UPLOAD = asset("upload.js");

    private static final Map<String, Asset> ALL = Stream.of(STYLE, HTMX, TYPED, PHOTOS, UPLOAD)
            .collect(Collectors.toUnmodifiableMap(Asset::path, Function.identity()));

    private Assets() {}

    static Optional<Asset> find(String path) {
        return Optional.ofNullable(ALL.get(path));
    }

    static String text(String resource) {
        return new String(read(resource), StandardCharsets.UTF_8);
    }

    private static Asset asset(String name) {
        return new Asset(name, read("/assets/" + name));
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not packed: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
