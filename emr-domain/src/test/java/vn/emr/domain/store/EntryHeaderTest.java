package vn.emr.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.time.api.constraints.InstantRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryHeaderTest {

    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final StreamId STREAM = new StreamId(ID, ID, StreamKind.EPISODE, "24X09");

    @Test
    void times_have_three_digits_and_are_cut_not_rounded() {
        assertThat(EntryHeader.time(Instant.parse("2026-03-01T02:03:04Z"))).isEqualTo("2026-03-01T02:03:04.000Z");
        assertThat(EntryHeader.time(Instant.parse("2026-03-01T02:03:04.0509999Z")))
                .isEqualTo("2026-03-01T02:03:04.050Z");
    }

    @Property
    void a_written_time_is_read_back(
            @ForAll @InstantRange(min = "1900-01-01T00:00:00Z", max = "2200-01-01T00:00:00Z") Instant time) {
        Instant millis = Instant.ofEpochMilli(time.toEpochMilli());
        assertThat(Instant.parse(EntryHeader.time(millis))).isEqualTo(millis);
    }

    @Property
    void every_part_of_the_header_is_in_its_hash(
            @ForAll @LongRange(min = 1, max = 1_000_000) long milli, @ForAll @Size(32) byte[] hash) {
        Instant time = Instant.ofEpochMilli(milli);
        byte[] base = header(STREAM, 1, "Patient", ID, 1, "a", null, time, Source.HIS, hash, hash);
        byte[] other = hash.clone();
        other[31] ^= 1;
        StreamId elsewhere = new StreamId(ID, ID, StreamKind.EPISODE, "24X07");
        UUID otherId = new UUID(milli, 1);
        assertThat(header(elsewhere, 1, "Patient", ID, 1, "a", null, time, Source.HIS, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 2, "Patient", ID, 1, "a", null, time, Source.HIS, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Person", ID, 1, "a", null, time, Source.HIS, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Patient", otherId, 1, "a", null, time, Source.HIS, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Patient", ID, 2, "a", null, time, Source.HIS, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Patient", ID, 1, "b", null, time, Source.HIS, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Patient", ID, 1, "a", time, time, Source.HIS, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Patient", ID, 1, "a", null, time.plusMillis(1), Source.HIS, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Patient", ID, 1, "a", null, time, Source.UI, hash, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Patient", ID, 1, "a", null, time, Source.HIS, other, hash))
                .isNotEqualTo(base);
        assertThat(header(STREAM, 1, "Patient", ID, 1, "a", null, time, Source.HIS, hash, other))
                .isNotEqualTo(base);
    }

    @SuppressWarnings("TooManyParameters") // a header has as many
    private static byte[] header(
            StreamId stream,
            int sequence,
            String type,
            UUID id,
            int version,
            String author,
            @Nullable Instant effective,
            Instant recorded,
            Source source,
            byte[] contentHash,
            byte[] previousHash) {
        return new EntryHeader(
                        EntryHeader.FORMAT,
                        EntryHeader.RESOURCE,
                        stream,
                        sequence,
                        type,
                        id,
                        version,
                        author,
                        effective,
                        recorded,
                        source,
                        contentHash,
                        previousHash)
                .hash();
    }
}
