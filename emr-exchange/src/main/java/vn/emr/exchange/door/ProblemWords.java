package vn.emr.exchange.door;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What problems say to whoever reads them, by code; what only nodes say to each other has its code alone. */
final class ProblemWords {

    static final ProblemWords VIETNAMESE = new ProblemWords("vi");
    static final ProblemWords ENGLISH = new ProblemWords("en");

    private final Properties words = new Properties();

    private ProblemWords(String language) {
        String name = "/vn/emr/exchange/door/problems_" + language + ".properties";
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(ProblemWords.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence of this code. */
    Optional<String> of(String code) {
        return Optional.ofNullable(words.getProperty(code));
    }
}
