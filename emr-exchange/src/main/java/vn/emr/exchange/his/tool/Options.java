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

    /** Reads it; null when it makes no sense. */
    static @Nullable Options of(List<String> arguments) {
        List<Path> files = new ArrayList<>();
        String language = "vi";
        String facility = null;
        boolean json = false;
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            String value = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
            switch (argument) {
                case "--json" -> json = true;
                case "--lang" -> {
                    language = value;
                    at++;
                }
                case "--facility" -> {
                    facility = value;
                    at++;
                }
                default -> {
                    if (!add(files, argument)) {
                        return null;
                    }
                }
            }
        }
        boolean right = !files.isEmpty() && List.of("vi", "en").contains(language) && !"".equals(facility);
        return right ? new Options(files, Words.of(language), json, facility) : null;
    }

    private static boolean add(List<Path> files, String argument) {
        try {
            return !argument.startsWith("--") && files.add(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
