package vn.emr.exchange.his;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.read.ExportFile;
import vn.emr.exchange.his.read.Receipt;

/** The copied samples of {@code src/test/resources/his}. */
final class Samples {

    private static final Set<String> FACILITIES =
            IntStream.rangeClosed(1, 17).mapToObj("24X%02d"::formatted).collect(Collectors.toSet());

    private static final Path DEMO = Path.of("../emr-ear/src/main/demo");

    private static final Pattern BASE64 = Pattern.compile("<NOIDUNGFILE>([A-Za-z0-9+/=\\s]+)</NOIDUNGFILE>");

    private Samples() {}

    static byte[] bytes(String path) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/his/" + path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the demo: of the 17 facilities in {@code his}, of patients referred in {@code his-referrals}. */
    static byte[] demo(String path) {
        try {
            return Files.readAllBytes(DEMO.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of a folder of the demo. */
    static Stream<String> demoFiles(String folder) {
        return new String(demo(folder + "/files.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(name -> folder + '/' + name);
    }

    static JsonObject json(String path) {
        return CanonicalJson.parse(bytes(path));
    }

    /** The file with its tables as plain elements instead of base64: the same content in another transport. */
    static String plain(String path) {
        return plain(bytes(path));
    }

    static String plain(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        Matcher tables = BASE64.matcher(text);
        return tables.replaceAll(
                t -> Matcher.quoteReplacement("<NOIDUNGFILE>" + decoded(t.group(1)) + "</NOIDUNGFILE>"));
    }

    private static String decoded(String base64) {
        String table = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        return table.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ExportFile file(byte[] bytes) {
        return new ExportFile() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public byte[] slice(long start, int length) {
                return Arrays.copyOfRange(bytes, (int) start, (int) start + length);
            }
        };
    }

    static CheckedExport open(byte[] bytes, String sender) throws IOException {
        return CheckedExport.open(file(bytes), sender, FACILITIES::contains, Receipt.at(Clock.systemUTC()), read -> {});
    }
}
