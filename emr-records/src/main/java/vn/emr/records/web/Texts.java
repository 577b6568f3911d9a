package vn.emr.records.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The texts of one language. Parameters stand as {0}, {1}; a text about exactly one thing has the suffix .one. */
public final class Texts {

    /** The bundles: the common one, and one for each feature that is large enough. */
    private static final List<String> BUNDLES = List.of(
            "messages",
            "messages_chart",
            "messages_referral",
            "messages_registration",
            "messages_file",
            "messages_upload",
            "messages_access",
            "messages_identity",
            "messages_versions",
            "messages_audit",
            "messages_trends");

    private static final Texts VIETNAMESE = load(Language.VI);
    private static final Texts ENGLISH = load(Language.EN);

    private final Map<String, String> texts;

    private Texts(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** The texts of this language. */
    public static Texts of(Language language) {
        return language == Language.VI ? VIETNAMESE : ENGLISH;
    }

    /**
     * The text of this key.
     *
     * @throws IllegalArgumentException when there is none: a mistake in a template
     */
    public String get(String key, @Nullable Object... parameters) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        for (int i = 0; i < parameters.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(parameters[i]));
        }
        return text;
    }

    /** The text of {@code key.one} for one thing when the language has it, else of {@code key}. */
    public String count(String key, int number, String shown) {
        String one = key + ".one";
        return get(number == 1 && has(one) ? one : key, shown);
    }

    /** Whether there is a text of this key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    private static Texts load(Language language) {
        Map<String, String> all = new TreeMap<>();
        for (String bundle : BUNDLES) {
            read("/" + bundle + "_" + language.tag() + ".properties")
                    .forEach((k, v) -> all.put(k.toString(), v.toString()));
        }
        return new Texts(all);
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
