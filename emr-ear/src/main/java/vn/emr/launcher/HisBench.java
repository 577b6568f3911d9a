package vn.emr.launcher;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.emr.domain.content.JsonObject;

/**
 * How fast HIS exports become entries, door, worker, database and audit included: the demo's files about other people,
 * sent by their facilities at the same time.
 */
final class HisBench implements Bench.Suite {

    private static final int CLIENTS = 8;
    private static final int COPIES = 8;
    private static final int WINDOW = 4;
    private static final int MOST_ROUNDS = 24;
    private static final double STEADY = 0.97;

    private final Installation installation;
    private final Node node;
    private final HisDoor door;
    private final String run = Long.toString(System.currentTimeMillis() % 100_000_000, Character.MAX_RADIX);

    HisBench(Installation installation) {
        this.installation = installation;
        this.node = installation.node(Site.PROVINCE);
        this.door = new HisDoor(installation, Site.PROVINCE);
    }

    @Override
    public void run(Bench bench) {
        send(files("w", 0));
        Round first = round(0);
        new LargeFileBench(installation).run(bench); // also what a node has compiled after weeks
        Settled settled = settled();
        Round warm = settled.last();
        bench.figure("his.episodes", (double) warm.episodes(), "episodes");
        bench.figure("his.episodes_per_s", warm.perSecond(warm.episodes()), "1/s");
        bench.figure("his.entries_per_s", warm.perSecond(warm.entries()), "1/s");
        bench.figure("his.cpu_ms_per_episode", warm.cpuMsPerEpisode(), "ms");
        bench.figure("his.rounds", (double) settled.rounds(), "rounds");
        bench.figure("his.first_episodes_per_s", first.perSecond(first.episodes()), "1/s");
        bench.figure("db.bytes_per_entry", bytesPerEntry(), "bytes");
    }

    /** The rounds that count, and after how many it was seen that they do. */
    private record Settled(int rounds, Round last) {}

    /** Rounds of all files: how many episodes and entries, how long it took and what it cost. */
    private record Round(long episodes, long entries, double seconds, double cpuMs) {

        double perSecond(long count) {
            return count / seconds;
        }

        double cpuMsPerEpisode() {
            return cpuMs / episodes;
        }

        Round and(Round other) {
            return new Round(
                    episodes + other.episodes, entries + other.entries, seconds + other.seconds, cpuMs + other.cpuMs);
        }
    }

    /**
     * A node works for weeks: what counts are the first four rounds that together cost no less by 3 % than the four before them. One
     * round alone says little on a machine whose speed moves.
     */
    private Settled settled() {
        List<Round> rounds = new ArrayList<>();
        while (rounds.size() < 2 * WINDOW || (rounds.size() < MOST_ROUNDS && cheaper(rounds))) {
            rounds.add(round(rounds.size() + 1));
        }
        return new Settled(rounds.size(), together(rounds, 0));
    }

    private static boolean cheaper(List<Round> rounds) {
        return together(rounds, 0).cpuMsPerEpisode()
                < STEADY * together(rounds, WINDOW).cpuMsPerEpisode();
    }

    /** As many rounds as count, before so many of the last. */
    private static Round together(List<Round> rounds, int before) {
        int end = rounds.size() - before;
        return rounds.subList(end - WINDOW, end).stream().reduce(Round::and).orElseThrow();
    }

    private Round round(int no) {
        List<DemoData.Export> files = new ArrayList<>();
        String mark = no + "b";
        for (int copy = 0; copy < COPIES; copy++) {
            files.addAll(files(mark, copy));
        }
        Collections.shuffle(files, new Random(1)); // the facilities send at the same time
        double cpu = cpuMs();
        long began = System.nanoTime();
        long[] counted = send(files);
        return new Round(counted[0], counted[1], (System.nanoTime() - began) / 1e9, cpuMs() - cpu);
    }

    private long cpuMs() {
        return node.parts().stream()
                .mapToLong(p -> Processes.cpuMs(p.process()))
                .sum();
    }

    private List<DemoData.Export> files(String round, int copy) {
        return DemoData.files().stream()
                .filter(f -> HisBodies.in(text(f)))
                .map(f -> renumbered(f, run + round, copy))
                .toList();
    }

    private static String text(DemoData.Export file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    /** New stays of other people. */
    static DemoData.Export renumbered(DemoData.Export file, String mark, int copy) {
        String content = new OtherPatients(mark, copy).in(text(file));
        return new DemoData.Export(mark + copy + '_' + file.name(), content.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends all and waits for their reports; the number of episodes and of entries. */
    private long[] send(List<DemoData.Export> files) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<long[]>> sent = new ArrayList<>();
            for (DemoData.Export file : files) {
                sent.add(clients.submit(() -> send(file)));
            }
            long[] all = new long[2];
            for (Future<long[]> one : sent) {
                all[0] += one.get()[0];
                all[1] += one.get()[1];
            }
            return all;
        } catch (ExecutionException e) {
            throw Failure.failed(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        } finally {
            clients.shutdownNow();
        }
    }

    private long[] send(DemoData.Export file) {
        JsonObject report = door.send(file);
        long kept = report.objects("hoso")
                .filter(h -> !h.text("answer").orElse("").equals("refused"))
                .count();
        return new long[] {
            kept, report.text("entries_added").map(Long::parseLong).orElse(0L)
        };
    }

    private double bytesPerEntry() {
        String sql = "select sum(pg_total_relation_size(c.oid))::float8 / (select count(*) from emr.entry)"
                + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname in ('emr', 'audit') and c.relkind = 'r'";
        try (Connection connection = node.postgres().connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException e) {
            throw Failure.failed("Can't measure the database: " + e.getMessage());
        }
    }
}
