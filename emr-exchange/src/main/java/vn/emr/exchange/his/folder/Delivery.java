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

    private static final String PART = ".part";

    /** Longest name of a file that file systems take, bytes. */
    private static final int NAME = 255;

    /** What is left of it beside what reports add, and a number. */
    private static final int LONGEST = NAME - 1 - JSON.length() - PART.length() - "-9999999".length();

    private final Path target;

    Delivery(Path target) {
        this.target = target;
    }

    /** The name, or as much of its beginning as leaves room for its ending and for what reports add. */
    static String fitting(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && bytes(name.substring(dot)) <= LONGEST / 2 ? name.substring(dot) : "";
        int end = name.length() - ending.length();
        while (bytes(name.substring(0, end) + ending) > LONGEST) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + ending;
    }

    /** Whether there is room for the reports beside a target. */
    static boolean fits(String target) {
        return bytes(target.substring(target.lastIndexOf('/') + 1)) <= NAME - 1 - JSON.length() - PART.length();
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Writes a report. */
    @FunctionalInterface
    interface Report {

        void write(Writer out) throws IOException;
    }

    /** A report beside the file: whole, or not there. */
    void report(String ending, Report report) throws IOException {
        Path whole = target.resolveSibling(target.getFileName() + ending);
        Path part = target.resolveSibling('.' + whole.getFileName().toString() + PART);
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
