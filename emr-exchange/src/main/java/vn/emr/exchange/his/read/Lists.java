package vn.emr.exchange.his.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the lists that ship with the code. */
public final class Lists {

    private Lists() {}

    /** Lines of a list beside {@code vn/emr/exchange/his}, in cells. */
    public static Stream<String[]> lines(String name, String separator) {
        Pattern pattern = Pattern.compile(separator, Pattern.LITERAL);
        InputStream in = Objects.requireNonNull(Lists.class.getResourceAsStream("/vn/emr/exchange/his/" + name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            return lines.stream().map(l -> pattern.split(l, -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
