package vn.emr.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;

/** Measures the running installation; pages and HIS exports on the province's node. A figure is one JSON object: name, value, unit. */
final class Bench {

    /** A suite of figures. */
    interface Suite {
        void run(Bench bench);
    }

    private final PrintStream out;
    private final List<String> lines = new ArrayList<>();

    private Bench(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the suites that are named, all when none is, and keeps what they measured in the file of {@code --json}.
     *
     * @throws Failure for a suite that there is not
     */
    static int run(Installation installation, PrintStream out, List<String> options) {
        List<String> names = new ArrayList<>(options);
        int json = names.indexOf("--json");
        @Nullable Path file = null;
        if (json >= 0) {
            if (json + 1 >= names.size()) {
                throw Failure.usage("--json asks for a file");
            }
            file = Path.of(names.remove(json + 1));
            names.remove(json);
        }
        Bench bench = new Bench(out);
        suites(installation, names).forEach(s -> s.run(bench));
        bench.keep(file);
        return Launcher.DONE;
    }

    private static List<Suite> suites(Installation installation, List<String> names) {
        Map<String, Suite> all = new LinkedHashMap<>();
        all.put("pages", new PagesBench(installation));
        all.put("his", new HisBench(installation));
        all.put("transfers", new TransfersBench(installation));
        all.put("audit", new AuditBench(installation));
        for (String name : names) {
            if (!all.containsKey(name)) {
                throw Failure.usage("There is no suite '" + name + "'; there is " + String.join(", ", all.keySet()));
            }
        }
        return (names.isEmpty() ? all.keySet() : names).stream().map(all::get).toList();
    }

    /** Prints a figure. */
    void figure(String name, double value, String unit) {
        String number =
                value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
        String line = new JsonObject()
                .put("name", name)
                .putNumber("value", number)
                .put("unit", unit)
                .toString();
        out.println(line);
        lines.add(line);
    }

    private void keep(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw Failure.failed("Can't write " + file + ": " + e.getMessage());
        }
    }
}
