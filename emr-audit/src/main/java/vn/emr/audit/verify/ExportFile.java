package vn.emr.audit.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** The file that {@link RecordsExport} writes, read part by part, line by line; nothing in it is known to be true. */
final class ExportFile implements AutoCloseable {

    static final int FORMAT = 1;
    static final String ABOUT = "export.json";
    static final String KEYS = "keys.jsonl";
    static final String STREAMS = "streams.jsonl";
    static final String ENTRIES = "entries.jsonl";
    static final String HEADS = "heads.jsonl";
    static final String LEAVES = "leaves.jsonl";

    /** Longest line that is read: more than any entry, less than what hurts. */
    private static final int LONGEST = 64 << 20;

    private final ZipFile zip;
    private final List<InputStream> open = new ArrayList<>();

    /**
     * Opens it.
     *
     * @throws IOException when it is no such file
     */
    ExportFile(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
    }

    /** What is exported: node, origin, number of leaves. */
    JsonObject about() throws IOException {
        JsonObject about = lines(ABOUT).next();
        if (about == null || !about.text("format").orElse("").equals(Integer.toString(FORMAT))) {
            throw new IOException(ABOUT + ": not an export of format " + FORMAT);
        }
        return about;
    }

    /**
     * The lines of a part.
     *
     * @throws IOException when it isn't there
     */
    Lines lines(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException("the export has no " + part);
        }
        InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
        open.add(in);
        return new Lines(part, in);
    }

    @Override
    public void close() throws IOException {
        for (InputStream in : open) {
            in.close();
        }
        zip.close();
    }

    /** JSON objects, one a line. */
    static final class Lines implements Source<JsonObject> {

        private final String part;
        private final InputStream in;
        private long number;

        private Lines(String part, InputStream in) {
            this.part = part;
            this.in = in;
        }

        /**
         * The next object; null after the last.
         *
         * @throws UncheckedIOException when the line is none
         */
        @Override
        public @Nullable JsonObject next() {
            try {
                byte[] line = line();
                number++;
                return line == null ? null : CanonicalJson.parse(line);
            } catch (IllegalArgumentException e) {
                throw new UncheckedIOException(new IOException(part + ", line " + number + ": not a JSON object", e));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private byte @Nullable [] line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            int next = in.read();
            while (next >= 0 && next != '\n') {
                if (line.size() >= LONGEST) {
                    throw new IOException(part + ", line " + number + ": too long");
                }
                line.write(next);
                next = in.read();
            }
            return next < 0 && line.size() == 0 ? null : line.toByteArray();
        }
    }
}
