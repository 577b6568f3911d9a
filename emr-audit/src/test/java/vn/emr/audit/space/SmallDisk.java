package vn.emr.audit.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.OpenChart;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.access.Caller;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/** A node under test whose disk for the audit is as full as a test wants it. */
final class SmallDisk {

    private static final Path HERE = Path.of(System.getProperty("java.io.tmpdir"));

    private final EmrFixture emr;
    private final AuditSpace space;
    private final KeepSpace keeping;

    SmallDisk(EmrFixture emr) {
        this.emr = emr;
        space = emr.bean(AuditSpace.class);
        keeping = emr.bean(KeepSpace.class);
    }

    void free(SpaceState state) {
        long reserve =
                switch (state) {
                    case ENOUGH -> 1;
                    case LOW -> HERE.toFile().getUsableSpace() * 2;
                    case EXHAUSTED -> Long.MAX_VALUE / 2;
                };
        space.watch(new DiskReserve(HERE, reserve));
        keeping.look();
        assertThat(space.report().state()).isEqualTo(state);
    }

    UUID patient(String name, String citizen) throws Exception {
        UUID patient = TestPatient.called(name)
                .citizen(citizen)
                .bornOn("1980-12-31")
                .registeredBy(emr)
                .patient();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-" + patient).write(emr, 2);
        return patient;
    }

    int read(Caller who, UUID patient) throws Exception {
        return emr.as(
                who, () -> emr.bean(OpenChart.class).open(patient).resources().size());
    }

    List<String> events(UUID patient) throws Exception {
        return emr.database()
                .strings("select concat_ws(' ', type, outcome, account, facility, basis, purpose, role, count)"
                        + " from audit.event where patient = '" + patient + "' order by key");
    }

    void whole() throws Exception {
        emr.bean(TransparencyLog.class).headWithEverything();
        try (Connection owner = emr.database().asOwner()) {
            assertThat(Verifier.verify(owner).failures()).isEmpty();
        }
    }
}
