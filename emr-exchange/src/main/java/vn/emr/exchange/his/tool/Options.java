package vn.emr.exchange.his.tool;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param files files, folders and zip files
 * @param words in which language to say it
 * @param json whether for machines
 * @param facility code of the facility that sends; null for the one that each file names
 */
record Options(
        List<Path> files,
        Words words,
        boolean json,
        @Nullable String facility) {

    private static final List<String> LANGUAGES = List.of("vi", "en");

    /**
     * Reads it.
     *
     * @throws Usage when it makes no sense, or asks how it is used
     */
    static Options of(List<String> arguments) throws Usage {
        Words words = Words.of(language(arguments));
        List<Path> files = new ArrayList<>();
        String facility = null;
        boolean json = false;
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            switch (argument) {
                case "--help", "-h" -> throw new Usage("help", "", words);
                case "--json" -> json = true;
                case "--lang" -> value(arguments, ++at, LANGUAGES, words);
                case "--facility" -> facility = value(arguments, ++at, List.of(), words);
                default -> files.add(path(argument, words));
            }
        }
        if (files.isEmpty()) {
            throw new Usage("usage.no-file", "", words);
        }
        return new Options(files, words, json, facility);
    }

    /** Wrong command lines are told in the language that they ask for, too. */
    private static String language(List<String> arguments) {
        int at = arguments.indexOf("--lang") + 1;
        return at > 0 && at < arguments.size() && LANGUAGES.contains(arguments.get(at)) ? arguments.get(at) : "vi";
    }

    private static String value(List<String> arguments, int at, List<String> allowed, Words words) throws Usage {
        String value = at < arguments.size() ? arguments.get(at) : "";
        if (value.isEmpty() || value.startsWith("--")) {
            throw new Usage("usage.no-value", arguments.get(at - 1), words);
        }
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw new Usage("usage.value", arguments.get(at - 1) + ' ' + value, words);
        }
        return value;
    }

    private static Path path(String argument, Words words) throws Usage {
        if (argument.startsWith("--")) {
            throw new Usage("usage.unknown", argument, words);
        }
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new Usage("usage.path", argument, words);
        }
    }
}
