package vn.emr.exchange.his;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.read.ExportFile;

/** The copied samples of {@code src/test/resources/his}. */
final class Samples {

    private static final Set<String> FACILITIES =
            IntStream.rangeClosed(1, 17).mapToObj("24X%02d"::formatted).collect(Collectors.toSet());

    private Samples() {}

    static byte[] bytes(String path) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/his/" + path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject json(String path) {
        return CanonicalJson.parse(bytes(path));
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
        return CheckedExport.open(file(bytes), sender, FACILITIES::contains, read -> {});
    }
}
