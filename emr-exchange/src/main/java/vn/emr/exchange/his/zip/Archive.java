package vn.emr.exchange.his.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.his.FileNames;

/** The files of a zip one after the other, as it streams by. Folders are left out; nothing is written anywhere. */
public final class Archive implements AutoCloseable {

    /** What older packers write names in is anybody's guess; these bytes stay what they are. */
    private static final Charset ANY = StandardCharsets.ISO_8859_1;

    private final ZipInputStream zip;
    private int no;
    private int sections;

    /** A zip as it streams by. */
    public Archive(InputStream content) {
        this.zip = new ZipInputStream(content, ANY);
    }

    /**
     * A file in it.
     *
     * @param no its number, from 1
     * @param name its path, cleaned
     */
    public record File(int no, String name) {}

    /** The next file; empty after the last. */
    public Optional<File> next() throws IOException {
        for (ZipEntry entry = entry(); entry != null; entry = entry()) {
            if (!entry.isDirectory()) {
                no++;
                return Optional.of(new File(no, FileNames.path(name(entry.getName()))));
            }
        }
        return Optional.empty();
    }

    private @Nullable ZipEntry entry() throws IOException {
        ZipEntry entry = zip.getNextEntry();
        sections += entry == null ? 0 : 1;
        return entry;
    }

    /** Files and folders so far. */
    int sections() {
        return sections;
    }

    /** What the file holds that {@link #next} named. Not to be closed. */
    public InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return zip.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return zip.read(buffer, offset, length);
            }
        };
    }

    /** Many packers write UTF-8 and don't say so. */
    private static String name(String read) {
        if (read.chars().anyMatch(c -> c > 0xFF)) {
            return read;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read.getBytes(ANY)))
                    .toString();
        } catch (CharacterCodingException e) {
            return read;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
