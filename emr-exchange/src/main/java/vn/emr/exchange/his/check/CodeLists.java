package vn.emr.exchange.his.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.emr.exchange.his.read.Lists;

/** Which code is in which list on which day ({@code lists.csv}). */
final class CodeLists {

    /**
     * When a code is in a list.
     *
     * @param since first day, {@code yyyymmdd}; empty for always
     * @param until last day; empty for until now
     */
    private record Period(String since, String until) {

        boolean holds(String day) {
            return since.compareTo(day) <= 0 && (until.isEmpty() || day.compareTo(until) <= 0);
        }
    }

    private static final Map<String, Map<String, List<Period>>> LISTS = new HashMap<>();

    static {
        Lists.lines("lists.csv", ",")
                .skip(1)
                .forEach(c -> LISTS.computeIfAbsent(c[0], l -> new HashMap<>())
                        .computeIfAbsent(c[1], p -> new ArrayList<>(1))
                        .add(new Period(c[2], c[3])));
    }

    private CodeLists() {}

    /** Whether the code is in the list on that day. */
    static boolean has(String list, String code, String day) {
        return LISTS.getOrDefault(list, Map.of()).getOrDefault(code, List.of()).stream()
                .anyMatch(p -> p.holds(day));
    }

    /** Whether the list is there at all. */
    static boolean knows(String list) {
        return LISTS.containsKey(list);
    }
}
