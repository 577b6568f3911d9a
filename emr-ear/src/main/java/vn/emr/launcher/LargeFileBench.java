package vn.emr.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.emr.domain.content.JsonObject;

/** What one file of 10,000 episodes asks of the node's memory: what lives after a collection, above what lives when it idles. */
final class LargeFileBench {

    private static final int EPISODES = 10_000;
    private static final long LOOK_MS = 3_000;
    private static final Pattern USED = Pattern.compile("(\\d+)K used|used (\\d+)K");

    private final Installation installation;
    private final long server;

    LargeFileBench(Installation installation) {
        this.installation = installation;
        this.server = installation.node(Site.PROVINCE).parts().stream()
                .filter(p -> p.name().endsWith("wildfly"))
                .flatMap(p -> p.process().stream())
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElseThrow();
    }

    void run(Bench bench) {
        try {
            Path file = Files.createTempFile("emr-large", ".xml");
            try {
                run(bench, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Bench bench, Path file) throws IOException {
        GeneratedExport generated = GeneratedExport.ofSmallest();
        generated.write(file, EPISODES, "g" + System.currentTimeMillis() % 1_000_000);
        HisDoor door = new HisDoor(installation, Site.PROVINCE);
        double idle = liveMb();
        long began = System.nanoTime();
        HisDoor.Handed handed = door.hand(file, generated.sender());
        double most = idle;
        while (!door.ended(handed)) {
            Pause.millis(LOOK_MS);
            most = Math.max(most, liveMb());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        JsonObject report = door.report(handed);
        if (report.text("refused").filter("0"::equals).isEmpty()) {
            throw Failure.failed(
                    "Of the generated file " + report.text("refused").orElse("?") + " episodes were refused.");
        }
        bench.figure("his.large_file_mb", Files.size(file) / 1e6, "MB");
        bench.figure("his.large_episodes_per_s", EPISODES / seconds, "1/s");
        bench.figure("his.heap_mb_10000", most - idle, "MB");
    }

    /** What is reachable: used right after a full collection. */
    private double liveMb() {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw Failure.failed("The server's heap can't be read.");
        }
        return Long.parseLong(used.group(2) == null ? used.group(1) : used.group(2)) / 1024.0;
    }

    private String jcmd(String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(server), command).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
