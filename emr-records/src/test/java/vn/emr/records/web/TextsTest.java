package vn.emr.records.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\d}");

    /** Keys that the code puts together: role.doctor, audit.type.SIGN_IN ... */
    private static final Pattern PREFIX = Pattern.compile("\"([a-z][a-z.-]*\\.)\"");

    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|[$!]\\{[^`]*?}|@[\\w.]+(\\([^\\n]*\\))?|&\\w+;");

    @Test
    void both_languages_have_the_same_keys_and_parameters() throws IOException {
        for (String bundle : bundles()) {
            Properties vi = read(bundle, "vi");
            Properties en = read(bundle, "en");
            assertThat(withoutOne(en)).as(bundle).isEqualTo(withoutOne(vi));
            for (String key : vi.stringPropertyNames()) {
                if (en.containsKey(key)) {
                    assertThat(parameters(en, key)).as(key).isEqualTo(parameters(vi, key));
                }
            }
        }
    }

    @Test
    void every_text_is_used() throws IOException {
        String sources = sources();
        Set<String> prefixes = new TreeSet<>();
        Matcher prefix = PREFIX.matcher(sources);
        while (prefix.find()) {
            prefixes.add(prefix.group(1));
        }
        for (String bundle : bundles()) {
            assertThat(read(bundle, "vi").stringPropertyNames())
                    .allSatisfy(key -> assertThat(sources.contains('"' + key + '"')
                                    || prefixes.stream().anyMatch(key::startsWith)
                                    || Stream.of(".text", ".next")
                                            .anyMatch(s -> key.endsWith(s)
                                                    && sources.contains('"' + key.replace(s, "") + '"')))
                            .as(key)
                            .isTrue());
        }
    }

    @Test
    void every_text_that_a_template_asks_for_is_there() throws IOException {
        Pattern asked = Pattern.compile("page\\.(?:text|count)\\(\"([^\"]+)\"(?! *\\+)");
        Matcher keys = asked.matcher(sources());
        Texts vi = Texts.of(Language.VI);
        while (keys.find()) {
            assertThat(vi.has(keys.group(1))).as(keys.group(1)).isTrue();
        }
    }

    @Test
    void templates_hold_no_words_of_their_own() throws IOException {
        for (Path template : files(MAIN.resolve("jte"), ".jte")) {
            for (String line : Files.readAllLines(template)) {
                if (line.startsWith("@import") || line.startsWith("@param") || line.contains("$unsafe")) {
                    continue;
                }
                String words =
                        MARKUP.matcher(line.replaceAll("\\$\\{[^}]*}", "")).replaceAll("");
                assertThat(words).as("%s: %s", template, line).doesNotContainPattern("[\\p{L}]{3,} [\\p{L}]{2,}");
            }
        }
    }

    private static Set<String> withoutOne(Properties properties) {
        Set<String> keys = new TreeSet<>(properties.stringPropertyNames());
        keys.removeIf(k -> k.endsWith(".one"));
        return keys;
    }

    private static Set<String> parameters(Properties properties, String key) {
        Set<String> found = new TreeSet<>();
        Matcher parameter = PARAMETER.matcher(properties.getProperty(key));
        while (parameter.find()) {
            found.add(parameter.group());
        }
        return found;
    }

    private static List<String> bundles() throws IOException {
        return files(MAIN.resolve("resources"), "_vi.properties").stream()
                .map(p -> p.getFileName().toString().replace("_vi.properties", ""))
                .toList();
    }

    private static Properties read(String bundle, String language) throws IOException {
        Properties properties = new Properties();
        Path file = MAIN.resolve("resources").resolve(bundle + "_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files(MAIN, ".java")) {
            all.append(Files.readString(file));
        }
        for (Path file : files(MAIN, ".jte")) {
            all.append(Files.readString(file));
        }
        return all.toString();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        }
    }
}
