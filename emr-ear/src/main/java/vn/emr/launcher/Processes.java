package vn.emr.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the kernel says of a process and its children ({@code proc(5)}). */
final class Processes {

    private static final long TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final int CSTIME = 14;

    private Processes() {}

    /** Memory that it holds, shared pages counted once for each process as their share (PSS). */
    static double residentMb(Optional<ProcessHandle> process) {
        return family(process).mapToLong(Processes::pssKb).sum() / 1024.0;
    }

    /** CPU time of it, its children, and those of its children that have ended, in ms. */
    static long cpuMs(Optional<ProcessHandle> process) {
        long ticks = family(process).mapToLong(Processes::ticks).sum();
        return ticks * 1000 / TICKS_PER_SECOND;
    }

    private static Stream<ProcessHandle> family(Optional<ProcessHandle> process) {
        return process.stream().flatMap(p -> Stream.concat(Stream.of(p), p.descendants()));
    }

    private static long pssKb(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(l -> l.startsWith("Pss:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = UTIME; i <= CSTIME; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks;
        } catch (IOException e) {
            return 0;
        }
    }
}
