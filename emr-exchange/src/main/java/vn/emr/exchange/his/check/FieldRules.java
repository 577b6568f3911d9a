package vn.emr.exchange.his.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.read.Lists;

/** What is asked of the elements of a table. */
final class FieldRules {

    private static final FieldRules NONE = new FieldRules();
    private static final Map<String, FieldRules> TABLES = new HashMap<>();

    static {
        Lists.lines("fields.csv", ",")
                .skip(1)
                .forEach(
                        c -> TABLES.computeIfAbsent(c[0], t -> new FieldRules()).add(FieldRule.of(c)));
    }

    private final Map<String, FieldRule> rules = new HashMap<>();
    private final List<FieldRule> needed = new ArrayList<>();

    private FieldRules() {}

    static FieldRules of(String table) {
        return TABLES.getOrDefault(table, NONE);
    }

    private void add(FieldRule rule) {
        rules.put(rule.element(), rule);
        if (rule.need() != null) {
            needed.add(rule);
        }
    }

    /** Those of elements that may not be absent. */
    List<FieldRule> needed() {
        return needed;
    }

    @Nullable
    FieldRule find(String element) {
        return rules.get(element);
    }
}
