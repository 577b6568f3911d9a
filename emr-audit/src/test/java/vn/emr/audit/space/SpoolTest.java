package vn.emr.audit.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.emr.audit.tree.AuditEvent;
import vn.emr.domain.kernel.Ids;

/** Files that survive what a spool is made for. */
class SpoolTest {

    private static final long ROOM = 1 << 20;
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path parent = Path.of("");

    private Path directory() {
        return parent.resolve("spool");
    }

    private Spool open() throws IOException {
        return new Spool(directory(), ROOM, CLOCK);
    }

    private static SpooledRecord record(String about) {
        return SpooledRecord.of(
                Ids.next(CLOCK),
                List.of(new AuditEvent(
                        Instant.parse("2026-11-26T10:15:30.123Z"),
                        new UUID(1, 2),
                        11,
                        0,
                        0,
                        5,
                        7,
                        "24X09",
                        "doctor",
                        about,
                        null,
                        1,
                        3)));
    }

    private static List<SpooledRecord> read(Spool spool) throws IOException {
        List<SpooledRecord> all = new ArrayList<>();
        for (Path file : spool.filled()) {
            all.addAll(SpoolFile.read(file).records());
        }
        return all;
    }

    @Test
    void gives_back_what_was_added_in_its_order_also_to_the_next_process() throws IOException {
        List<SpooledRecord> added = List.of(record("một"), record("\"hai\"\n"), record(""));
        try (Spool spool = open()) {
            for (SpooledRecord r : added) {
                spool.append(r);
            }
        }
        try (Spool next = open()) {
            assertThat(next.used()).isPositive();
            assertThat(read(next)).isEqualTo(added);
            SpooledRecord later = record("bốn");
            next.append(later);
            assertThat(read(next)).hasSize(4).last().isEqualTo(later);
        }
    }

    @Test
    void half_a_line_at_the_end_is_as_if_it_had_not_been_begun() throws IOException {
        try (Spool spool = open()) {
            spool.append(record("whole"));
            spool.append(record("torn"));
        }
        try (Spool spool = open()) {
            Path file = spool.filled().get(0);
            byte[] all = Files.readAllBytes(file);
            int first = record("whole").line().length;
            for (int length = first; length < all.length; length++) {
                Files.write(file, Arrays.copyOf(all, length));
                SpoolFile read = SpoolFile.read(file);
                assertThat(read.records()).as("cut at " + length).hasSize(1);
                assertThat(read.damaged()).isZero();
            }
            Files.write(file, new byte[512], StandardOpenOption.APPEND); // a power cut may leave zeros
            assertThat(SpoolFile.read(file).damaged()).isZero();
        }
    }

    @Test
    void a_changed_byte_is_found_and_what_is_around_it_stays() throws IOException {
        try (Spool spool = open()) {
            spool.append(record("one"));
            spool.append(record("two"));
            spool.append(record("three"));
            Path file = spool.filled().get(0);
            byte[] all = Files.readAllBytes(file);
            int line = record("one").line().length;
            for (int at = line; at < 2 * line - 1; at++) {
                byte[] changed = all.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                SpoolFile read = SpoolFile.read(file);
                assertThat(read.damaged()).as("byte " + at).isPositive();
                assertThat(read.records()).as("byte " + at).hasSize(2);
            }
            Path kept = file.resolveSibling(file.getFileName() + ".damaged");
            spool.takenIn(SpoolFile.read(file));
            assertThat(file).doesNotExist();
            assertThat(kept).exists();
            assertThat(spool.used()).isZero();
            assertThat(spool.filled()).isEmpty();
        }
    }

    @Test
    void nothing_is_added_to_a_file_that_is_being_taken_in() throws IOException {
        try (Spool spool = open()) {
            spool.append(record("before"));
            SpoolFile before = SpoolFile.read(spool.filled().get(0));
            spool.append(record("meanwhile"));
            spool.takenIn(before);
            assertThat(read(spool)).hasSize(1);
        }
    }

    @Test
    void has_a_limit_and_only_its_owner_reads_it() throws IOException {
        try (Spool spool = new Spool(directory(), 1000, CLOCK)) {
            spool.append(record("first"));
            assertThat(spool.halfFull()).isFalse();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10; i++) {
                            spool.append(record("x".repeat(100)));
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(spool.halfFull()).isTrue();
            assertThat(spool.used()).isLessThanOrEqualTo(1000);
            Path file = spool.filled().get(0);
            assertThat(SpoolFile.read(file).damaged()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void belongs_to_one_process() throws IOException {
        try (Spool spool = open()) {
            spool.append(record("mine"));
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("another process");
        }
        open().close();
    }
}
