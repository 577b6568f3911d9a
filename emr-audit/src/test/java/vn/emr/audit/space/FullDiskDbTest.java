package vn.emr.audit.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.access.BreakGlass;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.access.Caller;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;

/** A real small file system that really becomes full, where mounting one is allowed; the trail lies on it. */
class FullDiskDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Caller DOCTOR = Callers.doctor(Callers.PROVINCIAL);
    private static final Caller ELSEWHERE = Callers.doctor(Callers.SON_DONG);
    private static final String NUMBER = "024080000201";

    private final AuditSpace space = EMR.bean(AuditSpace.class);
    private final KeepSpace keeping = EMR.bean(KeepSpace.class);
    private final OpenChart charts = EMR.bean(OpenChart.class);

    private int read(Caller who, UUID patient) throws Exception {
        return EMR.as(who, () -> charts.open(patient).resources().size());
    }

    @Test
    void the_disk_fills_up_an_emergency_is_read_and_all_is_in_the_trail_when_there_is_space_again() throws Exception {
        UUID patient = TestPatient.called("Phan Văn Đĩa")
                .citizen(NUMBER)
                .bornOn("1980-12-31")
                .registeredBy(EMR)
                .patient();
        Path disk = Files.createTempDirectory("emr-disk");
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "emr-test", disk.toString()),
                "mounting isn't allowed");
        try {
            trailLiesOn(disk);
            fillAndEmpty(disk, patient);
        } finally {
            backToWhereItWas();
            run("umount", disk.toString());
        }
        EMR.bean(TransparencyLog.class).headWithEverything();
        try (Connection owner = EMR.database().asOwner()) {
            assertThat(Verifier.verify(owner).failures()).isEmpty();
        }
    }

    private void fillAndEmpty(Path disk, UUID patient) throws Exception {
        space.watch(new DiskReserve(disk, 2 << 20));
        assertThat(space.report().state()).isEqualTo(SpaceState.ENOUGH);
        Path other = disk.resolve("other");
        fill(disk, other, 1 << 20);
        keeping.look();
        assertThat(space.report().state()).isEqualTo(SpaceState.LOW);
        assertThat(read(DOCTOR, patient)).isEqualTo(1);

        // Faster than anybody looks: it is PostgreSQL that says so first.
        fill(disk, other, 0);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        read(DOCTOR, patient);
                    }
                })
                .isInstanceOf(AuditSpaceRefused.class);
        assertThat(space.report().byDatabase()).isTrue();
        int events = trail(patient);
        keeping.look();
        assertThat(space.report().state()).isEqualTo(SpaceState.EXHAUSTED);
        assertThatThrownBy(() -> read(DOCTOR, patient)).isInstanceOf(AuditSpaceRefused.class);
        assertThat(EMR.as(ELSEWHERE, () -> EMR.bean(BreakGlass.class).byNumber(NUMBER, "Bất tỉnh, không người nhà")))
                .containsExactly(patient);
        assertThat(read(ELSEWHERE, patient)).isEqualTo(1);
        assertThat(trail(patient)).isEqualTo(events);

        Files.delete(other);
        space.took(); // what the node does after a minute
        keeping.look();
        assertThat(space.report().state()).isEqualTo(SpaceState.ENOUGH);
        assertThat(trail(patient)).isEqualTo(events + 2);
        assertThat(read(DOCTOR, patient)).isEqualTo(1);
    }

    private static int trail(UUID patient) throws Exception {
        return EMR.database().count("select count(*) from audit.event where patient = '" + patient + "'");
    }

    /** Until no more than this is free. */
    private static void fill(Path disk, Path file, long left) throws IOException {
        FileStore store = Files.getFileStore(disk);
        byte[] page = new byte[4096];
        try {
            while (store.getUsableSpace() > left) {
                Files.write(file, page, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException full) {
            assertThat(left).isZero();
        }
    }

    private static void trailLiesOn(Path disk) throws Exception {
        statements("create tablespace small location '" + disk + "'", "grant create on tablespace small to emr_owner");
        statements("alter table audit.event set tablespace small");
        for (String index : indexes()) {
            statements("alter index " + index + " set tablespace small");
        }
    }

    private static void backToWhereItWas() throws Exception {
        statements("alter table audit.event set tablespace pg_default");
        for (String index : indexes()) {
            statements("alter index " + index + " set tablespace pg_default");
        }
        statements("drop tablespace if exists small");
    }

    private static List<String> indexes() throws Exception {
        return EMR.database()
                .strings("select indexrelid::regclass from pg_index where indrelid = 'audit.event'::regclass");
    }

    private static void statements(String... sql) throws Exception {
        try (Connection superuser = EMR.database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            for (String s : sql) {
                statement.execute(s);
            }
        }
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
