package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.emr.domain.his.HisRows;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.map.CoverageMapping;
import vn.emr.exchange.his.map.Episode;
import vn.emr.exchange.his.map.EpisodeMapping;
import vn.emr.exchange.his.map.FacilityRef;
import vn.emr.exchange.his.map.PatientMapping;
import vn.emr.exchange.his.map.Unmapped;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.Receipt;
import vn.emr.exchange.his.resend.Fingerprints;
import vn.emr.exchange.his.resend.Resend;

/**
 * Spoilt files through everything that reads them: refused or read, never anything else, and never for long. {@code
 * -Demr.fuzz.seconds=600 -Demr.fuzz.seed=7} goes on for longer, or again.
 */
class FuzzTest {

    private static final int SECONDS = Integer.getInteger("emr.fuzz.seconds", 40);
    private static final long SEED = Long.getLong("emr.fuzz.seed", 20261126L);
    private static final long LONGEST_MS = 10_000;
    private static final long GROWTH = 64L << 20;
    private static final FacilityRef FACILITY = new FacilityRef("24X05", "TTYT Lục Ngạn", UUID.randomUUID(), Map.of());

    private int read;
    private int refused;
    private int kept;
    private long said;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void spoilt_files_are_read_or_refused() {
        List<byte[]> samples = samples();
        long before = used();
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        for (long seed = SEED; System.nanoTime() < end; seed++) {
            byte[] spoilt = new Mutator(seed).spoil(samples.get(Math.floorMod(seed, samples.size())));
            long began = System.nanoTime();
            one(seed, spoilt);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
                    .as("milliseconds for seed %d", seed)
                    .isLessThan(LONGEST_MS);
        }
        System.getLogger(FuzzTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "seed {0}: {1} files, {2} refused whole, {3} HOSO mapped",
                        SEED,
                        read,
                        refused,
                        kept);
        assertThat(kept).as("most are spoilt in small ways").isGreaterThan(read / 10);
        assertThat(refused).isGreaterThan(read / 10);
        assertThat(said).isPositive();
        assertThat(used() - before).as("bytes that stay").isLessThan(GROWTH);
    }

    private static List<byte[]> samples() {
        Stream<byte[]> good = DialectTest.demo().limit(60).map(Samples::demo);
        Stream<byte[]> bad = BadFilesTest.files()
                .filter(f -> f.text("recipe", "head").isEmpty())
                .map(f -> Samples.bytes("bad/" + f.text("file").orElseThrow()))
                .filter(f -> f.length > 0);
        return Stream.concat(good, bad).toList();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void one(long seed, byte[] spoilt) {
        read++;
        try {
            CheckedExport export = CheckedExport.open(
                    Samples.file(spoilt), "24X05", code -> true, Receipt.at(Clock.systemUTC()), bytes -> {});
            for (int i = 0; i < export.envelope().hosos().size(); i++) {
                hoso(export.hoso(i, export.bytes(i)));
            }
        } catch (Unreadable e) {
            refused++;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /** As an import would, but for the record. */
    private void hoso(CheckedHoso checked) {
        said += Findings.describe(checked.findings()).toString().length();
        Hoso hoso = checked.hoso();
        boolean sender = checked.findings().stream()
                .allMatch(f -> !f.refuses() || f.rule().code().equals("facility.not-sender"));
        if (hoso == null || !sender) {
            return;
        }
        UUID patient = UUID.randomUUID();
        Fingerprints fingerprints = new Fingerprints(new byte[32]);
        said += fingerprints.of(hoso).length + Unmapped.of(hoso).size();
        said += PatientMapping.draft(hoso.summary().orElseThrow(), FACILITY)
                .toString()
                .length();
        said += CoverageMapping.map(hoso.summary().orElseThrow(), patient).size();
        Resend resend = new Resend(HisRows.none(), fingerprints, UUID::randomUUID);
        EpisodeMapping.map(new Episode(hoso, FACILITY, patient, UUID.randomUUID()), resend)
                .forEach(s -> said += s.content().toString().length());
        kept++;
    }
}
