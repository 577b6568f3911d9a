package vn.emr.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

class BlobsDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Blobs blobs = EMR.bean(Blobs.class);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Blobs.CHUNK - 1, Blobs.CHUNK, Blobs.CHUNK + 1, Blobs.CHUNK * 3 + 5})
    void what_was_kept_is_read_back(int length) throws Exception {
        byte[] content = bytes(length);
        byte[] sha256 = keep(Callers.PROVINCIAL, content);
        assertThat(sha256).isEqualTo(Hash.of(content));
        assertThat(read(Callers.PROVINCIAL, sha256))
                .hasValueSatisfying(b -> assertThat(b).isEqualTo(content));
    }

    @Test
    void the_same_bytes_again_take_no_room() throws Exception {
        byte[] content = bytes(Blobs.CHUNK * 2 + 77);
        keep(Callers.PROVINCIAL, content);
        int before = EMR.database().count("select count(*) from emr.blob_chunk");
        keep(Callers.PROVINCIAL, content);
        assertThat(EMR.database().count("select count(*) from emr.blob_chunk")).isEqualTo(before);
    }

    @Test
    void another_facility_cannot_read_it_even_by_its_hash() throws Exception {
        byte[] sha256 = keep(Callers.PROVINCIAL, bytes(99));
        Optional<byte[]> seen =
                EMR.inTransaction(Callers.doctor(Callers.SON_DONG), () -> blobs.read(Callers.PROVINCIAL, sha256));
        assertThat(seen).isEmpty();
        assertThat(read(Callers.SON_DONG, sha256)).isEmpty();
    }

    private byte[] keep(String facility, byte[] content) throws Exception {
        return EMR.inTransaction(Callers.importer(facility), () -> blobs.keep(facility, content));
    }

    private Optional<byte[]> read(String facility, byte[] sha256) throws Exception {
        return EMR.inTransaction(Callers.doctor(facility), () -> blobs.read(facility, sha256));
    }

    private static byte[] bytes(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }
}
