package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.testing.EmrFixture;

/** Spoilt files through the import into a real database: a HOSO is in the record whole, or nothing of it is. */
class FuzzDbTest {

    private static final String LUC_NGAN = "24X05";
    private static final int FILES = 60;
    private static final long SEED = Long.getLong("emr.fuzz.seed", 20261126L);

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Door door = new Door(EMR);

    private static int count(String what) throws Exception {
        return EMR.database().count("select count(*) from " + what);
    }

    @Test
    void nothing_is_in_the_record_by_halves() throws Exception {
        List<String> names = List.of("24X05_0001_20250312.xml", "24X05_0005_20250308.xml");
        int entries = count("emr.entry");
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            byte[] good = Samples.demo("his/BG-LNG/" + names.get(i % names.size()));
            ids.add(door.receive(LUC_NGAN, new Mutator(SEED + i).spoil(good)));
        }
        door.importAll();
        int added = 0;
        int hosos = 0;
        for (UUID id : ids) {
            JsonObject report = door.report(LUC_NGAN, id);
            assertThat(Door.rules(report)).as("%s", report).doesNotContain("internal");
            added += Door.added(report);
            hosos += report.objects("hoso").mapToInt(FuzzDbTest::kept).sum();
        }
        assertThat(hosos).as("some were spoilt in small ways").isGreaterThan(5);
        assertThat(count("emr.entry") - entries).isEqualTo(added);
        assertThat(count("emr.his_export where state in (1, 2)")).isZero();
        assertThat(count("emr.his_export_chunk")).isZero();
        assertThat(count("emr.his_export_hoso")).isZero();
        assertThat(
                        count(
                                "emr.stream s where s.kind = 3 and not exists (select from emr.resource r where r.id = s.subject)"))
                .as("stays without an Encounter")
                .isZero();
        try (Connection owner = EMR.database().asOwner()) {
            assertThat(Verifier.verify(owner).failures()).isEmpty();
        }
    }

    /** What is said to be kept names its stay; what is refused added nothing. */
    private static int kept(JsonObject hoso) {
        boolean refused = hoso.text("answer").orElseThrow().equals("refused");
        assertThat(hoso.text("episode").isPresent()).as("%s", hoso).isEqualTo(!refused);
        if (refused) {
            assertThat(hoso.text("entries_added")).contains("0");
        }
        return refused ? 0 : 1;
    }
}
