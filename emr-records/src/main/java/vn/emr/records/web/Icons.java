package vn.emr.records.web;

import java.util.Collection;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The drawings of {@code icons.svg}. A page carries only those that it uses. */
final class Icons {

    private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"i-([a-z]+)\".*?</symbol>", Pattern.DOTALL);

    private static final Map<String, String> SYMBOLS = SYMBOL.matcher(Assets.text("/icons.svg"))
            .results()
            .collect(Collectors.toUnmodifiableMap(m -> m.group(1), MatchResult::group));

    private Icons() {}

    static String symbols(Collection<String> names) {
        return names.stream().map(Icons::symbol).collect(Collectors.joining());
    }

    private static String symbol(String name) {
        String symbol = SYMBOLS.get(name);
        if (symbol == null) {
            throw new IllegalArgumentException("no icon " + name);
        }
        return symbol;
    }
}
