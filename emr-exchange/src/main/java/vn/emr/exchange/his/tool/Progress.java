package vn.emr.exchange.his.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.function.LongConsumer;

/** Says how far a file is that takes long. */
final class Progress implements LongConsumer {

    private static final long EVERY_NS = 3_000_000_000L;

    private final PathFile file;
    private final Words words;
    private final PrintStream err;
    private final long bytes;
    private long last = System.nanoTime();

    Progress(PathFile file, Words words, PrintStream err) throws IOException {
        this.file = file;
        this.words = words;
        this.err = err;
        this.bytes = Math.max(1, Files.size(file.path()));
    }

    @Override
    public void accept(long read) {
        say("progress.read", read * 100 / bytes, 100);
    }

    void hoso(int no, int all) {
        say("progress.hoso", no, all);
    }

    private void say(String key, long done, long all) {
        if (System.nanoTime() - last > EVERY_NS) {
            last = System.nanoTime();
            err.println(words.get(key, file.name(), Long.toString(done), Long.toString(all)));
        }
    }
}
