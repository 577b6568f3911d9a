package vn.emr.records.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.store.StoredResource;

/** Finds out what each version of an episode says otherwise than the one before. What was written at one time is one version. */
final class Differences {

    /** They say where the rest comes from, and change with every file. */
    private static final Set<String> ABOUT_THE_FILE = Set.of("Provenance");

    private static final String WITHDRAWN = "entered-in-error";

    private final Map<UUID, JsonObject> before = new HashMap<>();
    private final List<EpisodeVersion> versions = new ArrayList<>();

    private Differences() {}

    /** The versions, the newest first. */
    static List<EpisodeVersion> of(List<StoredResource> written) {
        Differences all = new Differences();
        Map<Instant, List<StoredResource>> times = new TreeMap<>();
        written.forEach(
                r -> times.computeIfAbsent(r.recorded(), t -> new ArrayList<>()).add(r));
        times.forEach(all::version);
        Collections.reverse(all.versions);
        return all.versions;
    }

    private void version(Instant at, List<StoredResource> written) {
        List<Change> changes = written.stream()
                .filter(r -> !ABOUT_THE_FILE.contains(r.type()) && !isOriginal(r))
                .flatMap(r -> change(r).stream())
                .toList();
        String source = written.get(0).source().name();
        versions.add(new EpisodeVersion(versions.size() + 1, at, source, changes));
    }

    /** The kept file itself: another one each time. */
    private static boolean isOriginal(StoredResource resource) {
        return resource.type().equals("DocumentReference")
                && resource.content().object("masterIdentifier").isPresent();
    }

    private List<Change> change(StoredResource resource) {
        JsonObject now = resource.content();
        JsonObject was = before.put(resource.id(), now);
        String label = label(was == null ? now : was);
        if (now.text("status").filter(WITHDRAWN::equals).isPresent()) {
            return List.of(new Change("withdrawn", resource.type(), label, List.of()));
        }
        if (was == null) {
            return List.of(new Change("added", resource.type(), label, List.of()));
        }
        List<Change.Field> fields = fields(was, now);
        return fields.isEmpty() ? List.of() : List.of(new Change("changed", resource.type(), label, fields));
    }

    private static List<Change.Field> fields(JsonObject was, JsonObject now) {
        Map<String, String> old = leaves(was);
        Map<String, String> current = leaves(now);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(current.keySet());
        return paths.stream()
                .filter(p -> !Objects.equals(old.get(p), current.get(p)))
                .map(p -> new Change.Field(p, old.getOrDefault(p, ""), current.getOrDefault(p, "")))
                .toList();
    }

    private static Map<String, String> leaves(JsonObject resource) {
        Map<String, String> leaves = new TreeMap<>();
        collect("", resource, leaves);
        leaves.keySet().removeIf(p -> p.equals("id") || p.startsWith("meta."));
        return leaves;
    }

    private static void collect(String path, JsonValue value, Map<String, String> leaves) {
        if (value instanceof JsonObject object) {
            String of = path.isEmpty() ? "" : path + '.';
            object.properties().forEach((name, child) -> collect(of + name, child, leaves));
        } else if (value instanceof JsonArray array) {
            int no = 0;
            for (JsonValue item : array) {
                collect(path + '[' + place(item, no++) + ']', item, leaves);
            }
        } else {
            leaves.put(path, text(value));
        }
    }

    /** An extension is found again by what it says it is, everything else by its place. */
    private static String place(JsonValue item, int no) {
        @Nullable
        String url = item instanceof JsonObject object ? object.text("url").orElse(null) : null;
        return url == null ? Integer.toString(no) : url.substring(url.lastIndexOf(':') + 1);
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        return value instanceof JsonValue.Numeral number
                ? number.text()
                : String.valueOf(((JsonValue.Bool) value).value());
    }

    private static String label(JsonObject resource) {
        return Stream.of(
                        resource.text("medicationCodeableConcept", "text"),
                        resource.text("code", "text"),
                        resource.text("title"),
                        resource.text("type", "text"),
                        resource.text("description"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }
}
