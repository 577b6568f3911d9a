package vn.emr.exchange.his.tool;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** What the command says, in one language. */
final class Words {

    private final String language;
    private final Properties texts = new Properties();

    private Words(String language) {
        this.language = language;
        String name = "/vn/emr/exchange/his/check_" + language + ".properties";
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Words of(String language) {
        return new Words(language);
    }

    /** Which: vi or en. */
    String language() {
        return language;
    }

    String get(String key, Object... values) {
        String text = Objects.requireNonNull(texts.getProperty(key), key);
        return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
    }
}
