package vn.emr.audit.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.access.BreakGlass;
import vn.emr.domain.access.Caller;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** What was kept while there was no space is there after a crash, and is taken in once. */
class AuditSpoolDbTest {

    private static final Path SPOOL = directory();

    @RegisterExtension
    static final EmrFixture EMR = EmrFixture.with("emr.audit.spool", SPOOL.toString());

    private static final Caller ELSEWHERE = Callers.doctor(Callers.SON_DONG);
    private static final String REASON = "Bất tỉnh, không người nhà";

    private final SmallDisk node = new SmallDisk(EMR);
    private final AuditSpool spool = EMR.bean(AuditSpool.class);
    private final BreakGlass glass = EMR.bean(BreakGlass.class);

    private static Path directory() {
        try {
            return Files.createTempDirectory("emr-spool").resolve("spool");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void spaceIsBack() {
        node.free(SpaceState.ENOUGH);
    }

    @Test
    void taken_in_once_whenever_the_node_is_killed_in_between() throws Exception {
        UUID patient = node.patient("Lê Văn Ngắt", "024080000106");
        node.free(SpaceState.EXHAUSTED);
        EMR.as(ELSEWHERE, () -> glass.byNumber("024080000106", REASON));
        node.read(ELSEWHERE, patient);
        List<SpooledRecord> records = new ArrayList<>();
        List<Path> files = spool.filled();
        for (Path file : files) {
            records.addAll(SpoolFile.read(file).records());
        }
        TakeInSpool taking = EMR.bean(TakeInSpool.class);
        Caller worker = Caller.system("audit-space", null);
        // Killed after two records were committed, then after all were and before the file was gone.
        EMR.as(worker, () -> taking.take(records.subList(0, 2), "killed", 0));
        assertThat(EMR.as(worker, () -> taking.take(records, "killed again", 0)))
                .isEqualTo(records.size() - 2);
        assertThat(EMR.as(worker, () -> taking.take(records, "and again", 0))).isZero();
        assertThat(files).allMatch(Files::exists);
        node.free(SpaceState.ENOUGH);
        assertThat(files).noneMatch(Files::exists);
        assertThat(node.events(patient)).hasSize(2);
        assertThat(EMR.database().count("select count(*) from audit.event where type = 92 and about like '%again%'"))
                .isEqualTo(1);
        node.whole();
    }

    @Test
    void the_next_process_knows_what_was_opened() throws Exception {
        UUID patient = node.patient("Lê Văn Lại", "024080000107");
        node.free(SpaceState.EXHAUSTED);
        EMR.as(ELSEWHERE, () -> glass.byNumber("024080000107", REASON));
        spool.close();
        assertThat(spool.openedTo("doctor")).isEmpty();
        spool.open();
        assertThat(spool.openedTo("doctor")).contains(patient);
        assertThat(spool.held(patient, "doctor")).isPresent();
        assertThat(spool.held(patient, "nurse")).isEmpty();
        assertThat(node.read(ELSEWHERE, patient)).isEqualTo(4);
    }

    @Test
    void without_a_spool_not_even_an_emergency_is_read() throws Exception {
        UUID patient = node.patient("Lê Văn Không", "024080000108");
        EMR.as(ELSEWHERE, () -> glass.byNumber("024080000108", REASON));
        node.free(SpaceState.EXHAUSTED);
        spool.close();
        Path away = SPOOL.resolveSibling("away");
        Files.move(SPOOL, away);
        Files.writeString(SPOOL, "a file in its place");
        try {
            assertThatThrownBy(() -> node.read(ELSEWHERE, patient))
                    .isInstanceOf(AuditSpaceRefused.class)
                    .hasMessageContaining("audit.spool");
        } finally {
            Files.delete(SPOOL);
            Files.move(away, SPOOL);
        }
        spool.open();
    }
}
