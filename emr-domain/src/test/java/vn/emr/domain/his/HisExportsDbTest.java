package vn.emr.domain.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.store.Hash;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.Together;

class HisExportsDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Caller WORKER = Caller.system("his-import", null);

    private final HisExports exports = EMR.bean(HisExports.class);

    @AfterEach
    void finishAll() throws Exception {
        EMR.database().tamper("update emr.his_export set state = 3");
    }

    @Test
    void what_was_received_is_there_byte_for_byte() throws Exception {
        byte[] file = new byte[600_000];
        file[599_999] = 7;
        UUID id = receive(Callers.PROVINCIAL, new ByteArrayInputStream(file));
        HisExport export = EMR.inTransaction(
                Callers.his(Callers.PROVINCIAL), () -> exports.find(id).orElseThrow());
        assertThat(export.state()).isEqualTo(HisExport.State.RECEIVED);
        assertThat(export.bytes()).isEqualTo(file.length);
        assertThat(export.sha256()).isEqualTo(Hash.of(file));
        assertThat(export.account()).isEqualTo("his-24X09");
        byte[] last = EMR.inTransaction(
                WORKER_FOR_PROVINCIAL, () -> exports.chunk(id, 2).orElseThrow());
        assertThat(last).hasSize(600_000 - 2 * 256 * 1024).endsWith(7);
        Optional<byte[]> behind = EMR.inTransaction(WORKER_FOR_PROVINCIAL, () -> exports.chunk(id, 3));
        assertThat(behind).isEmpty();
    }

    @Test
    void a_file_that_waited_while_the_node_was_renewed_is_read_as_it_was_stored() throws Exception {
        UUID id = receive(Callers.PROVINCIAL, small());
        EMR.database()
                .tamper("update emr.his_export_chunk set packed = false, bytes = 'as it came' where export = '" + id
                        + "'");
        byte[] read = EMR.inTransaction(
                WORKER_FOR_PROVINCIAL, () -> exports.chunk(id, 0).orElseThrow());
        assertThat(read).asString(StandardCharsets.UTF_8).isEqualTo("as it came");
    }

    private static final Caller WORKER_FOR_PROVINCIAL = Callers.importer(Callers.PROVINCIAL);

    @Test
    void another_facility_does_not_see_it() throws Exception {
        UUID id = receive(Callers.PROVINCIAL, small());
        Optional<HisExport> seen = EMR.inTransaction(Callers.his(Callers.SON_DONG), () -> exports.find(id));
        assertThat(seen).isEmpty();
    }

    @Test
    void a_broken_line_leaves_nothing() throws Exception {
        int before = EMR.database().count("select count(*) from emr.his_export");
        InputStream broken = new SequenceInputStream(small(), new BrokenLine());
        assertThatThrownBy(() -> receive(Callers.PROVINCIAL, broken)).isInstanceOf(IOException.class);
        assertThat(EMR.database().count("select count(*) from emr.his_export")).isEqualTo(before);
    }

    private static final class BrokenLine extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("line broke");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }
    }

    @Test
    void a_caller_without_a_facility_is_refused() {
        assertThatThrownBy(() -> EMR.inTransaction(Callers.auditor(), () -> exports.receive("a.xml", small())))
                .isInstanceOf(HisExportRefused.class);
    }

    @Test
    void of_several_workers_each_takes_another_facilitys_export() throws Exception {
        UUID first = receive(Callers.PROVINCIAL, small());
        receive(Callers.PROVINCIAL, small());
        UUID other = receive(Callers.SON_DONG, small());
        List<UUID> taken = claimTogether(4);
        assertThat(taken).containsExactlyInAnyOrder(first, other);
    }

    @Test
    void one_facilitys_exports_are_taken_one_after_the_other_and_oldest_first() throws Exception {
        UUID first = receive(Callers.PROVINCIAL, small());
        UUID second = receive(Callers.PROVINCIAL, small());
        assertThat(claim()).contains(first);
        assertThat(claim()).isEmpty();
        EMR.inTransaction(WORKER_FOR_PROVINCIAL, () -> {
            exports.progress(first, 1, 2);
            exports.finish(first, true, "{}", new HisOutcome(HisAnswer.ACCEPTED, 1, 0, 0));
            return null;
        });
        assertThat(claim()).contains(second);
        HisExport done = EMR.inTransaction(
                Callers.his(Callers.PROVINCIAL), () -> exports.find(first).orElseThrow());
        assertThat(done.state()).isEqualTo(HisExport.State.DONE);
        assertThat(done.report()).contains("{}");
        assertThat(done.hosoTotal()).isEqualTo(2);
        assertThat(EMR.database().count("select count(*) from emr.his_export_chunk where export = '" + first + "'"))
                .isZero();
    }

    @Test
    void an_export_whose_worker_died_is_taken_again() throws Exception {
        UUID id = receive(Callers.PROVINCIAL, small());
        assertThat(claim()).contains(id);
        EMR.database()
                .tamper("update emr.his_export set claimed = claimed - interval '3 minutes' where id = '" + id + "'");
        assertThat(claim()).contains(id);
        HisExport again = EMR.inTransaction(WORKER, () -> exports.find(id).orElseThrow());
        assertThat(again.attempts()).isEqualTo(2);
    }

    @Test
    void the_same_bytes_imported_before_are_recognised() throws Exception {
        UUID first = receive(Callers.PROVINCIAL, small());
        EMR.inTransaction(WORKER_FOR_PROVINCIAL, () -> {
            exports.finish(first, true, "{}", new HisOutcome(HisAnswer.ACCEPTED, 1, 0, 0));
            return null;
        });
        UUID again = receive(Callers.PROVINCIAL, small());
        UUID elsewhere = receive(Callers.SON_DONG, small());
        assertThat(sameBefore(again)).isPresent();
        assertThat(sameBefore(elsewhere)).isEmpty();
    }

    private Optional<UUID> sameBefore(UUID id) throws Exception {
        return EMR.inTransaction(WORKER, () -> {
            HisExport export = exports.find(id).orElseThrow();
            return exports.sameBefore(id, export.facility(), export.sha256());
        });
    }

    private Optional<UUID> claim() throws Exception {
        return EMR.inTransaction(WORKER, () -> exports.claim().map(ClaimedExport::id));
    }

    /** Claims at once; no transaction ends before all have claimed. */
    private List<UUID> claimTogether(int workers) throws Exception {
        CyclicBarrier allClaimed = new CyclicBarrier(workers);
        List<Callable<Optional<UUID>>> claims = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            claims.add(() -> EMR.inTransaction(WORKER, () -> {
                Optional<UUID> id = exports.claim().map(ClaimedExport::id);
                allClaimed.await(30, TimeUnit.SECONDS);
                return id;
            }));
        }
        try (Together together = new Together()) {
            List<UUID> taken =
                    together.run(claims).stream().flatMap(Optional::stream).toList();
            assertThat(new HashSet<>(taken)).hasSameSizeAs(taken);
            return taken;
        }
    }

    private UUID receive(String facility, InputStream body) throws Exception {
        return EMR.inTransaction(Callers.his(facility), () -> exports.receive("a.xml", body));
    }

    private static InputStream small() {
        return new ByteArrayInputStream(new byte[] {1, 2, 3});
    }
}
