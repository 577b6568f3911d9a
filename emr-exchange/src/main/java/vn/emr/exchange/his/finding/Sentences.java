package vn.emr.exchange.his.finding;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What the rules say, in one language. */
final class Sentences {

    static final Sentences VIETNAMESE = new Sentences("vi");
    static final Sentences ENGLISH = new Sentences("en");

    private final Map<String, String> sentences = new HashMap<>();

    private Sentences(String language) {
        String name = "/vn/emr/exchange/his/rules_" + language + ".properties";
        Properties all = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Sentences.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            all.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.stringPropertyNames().forEach(rule -> sentences.put(rule, all.getProperty(rule)));
    }

    String of(String rule) {
        return Objects.requireNonNull(sentences.get(rule), rule);
    }
}
