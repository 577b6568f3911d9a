package vn.emr.exchange.his.tool;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.emr.exchange.his.read.ExportFile;

/**
 * A file on the disk.
 *
 * @param name how the report calls it: in a zip, the zip's name and its own
 * @param path where it is
 */
record PathFile(String name, Path path) implements ExportFile {

    private static final int BUFFER = 1 << 16;

    @Override
    public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path), BUFFER);
    }

    @Override
    public byte[] slice(long start, int length) throws IOException {
        ByteBuffer slice = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (slice.hasRemaining()) {
                if (channel.read(slice, start + slice.position()) < 0) {
                    throw new EOFException();
                }
            }
        }
        return slice.array();
    }
}
