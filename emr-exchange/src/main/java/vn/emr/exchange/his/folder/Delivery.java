package vn.emr.exchange.his.folder;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a file and its reports where they belong. Done again after it was broken off, it gives the same. */
final class Delivery {

    static final String JSON = ".report.json";
    static final String TEXT = ".report.txt";

    private final Path target;

    Delivery(Path target) {
        this.target = target;
    }

    /** Writes a report. */
    @FunctionalInterface
    interface Report {

        void write(Writer out) throws IOException;
    }

    /** A report beside the file: whole, or not there. */
    void report(String ending, Report report) throws IOException {
        Path whole = target.resolveSibling(target.getFileName() + ending);
        Path part = target.resolveSibling('.' + whole.getFileName().toString() + ".part");
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        LinkOption.NOFOLLOW_LINKS);
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            report.write(out);
            out.flush();
            channel.force(true);
        }
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The file itself, last. */
    void file(Path file) throws IOException {
        Files.move(file, target);
    }
}
