package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.content.Systems;

/**
 * The values in resources by their paths, written as {@link Fields} declares them. Logical ids are told from nothing:
 * each run gives others.
 */
final class Leaves {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, List<String>> values = new TreeMap<>();

    static Leaves of(Collection<JsonObject> resources) {
        Leaves leaves = new Leaves();
        resources.forEach(r -> leaves.object(r.text("resourceType").orElseThrow(), r));
        leaves.values.values().forEach(v -> v.sort(null));
        return leaves;
    }

    private void object(String path, JsonObject object) {
        object.properties().forEach((name, value) -> {
            // A treatment in words is made of its codes and days.
            if (!name.equals("url") && !(name.equals("description") && path.endsWith(".detail"))) {
                value(path + '.' + name, name, value);
            }
        });
    }

    private void value(String path, String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            object(path + label(name, object), object);
        } else if (value instanceof JsonArray array) {
            array.forEach(v -> value(path, name, v));
        } else {
            String text = ID.matcher(value.toString()).replaceAll("ID");
            values.computeIfAbsent(path, p -> new ArrayList<>()).add(text);
        }
    }

    private static String label(String name, JsonObject element) {
        String label =
                switch (name) {
                    case "extension" -> element.text("url").orElse("").replace(Systems.EXTENSION, "");
                    case "identifier", "coding" -> element.text("system").orElse("");
                    case "section", "component" ->
                        element.text("code", "coding", "code").orElse("");
                    case "activity" ->
                        element.text("detail", "code", "coding", "code").orElse("");
                    default -> "";
                };
        return label.isEmpty() ? "" : '[' + label.replace(":24X09", ":CODE") + ']';
    }

    /** Paths at which the two say something else. */
    Set<String> differences(Leaves other) {
        Set<String> paths = new TreeSet<>(values.keySet());
        paths.addAll(other.values.keySet());
        paths.removeIf(p -> values.getOrDefault(p, List.of()).equals(other.values.getOrDefault(p, List.of())));
        return paths;
    }
}
