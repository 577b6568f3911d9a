package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.space.TestSpace;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.testing.EmrFixture;

/** While there is no space for the audit nothing is imported, nothing is given up, and afterwards nothing is there twice. */
class PausedImportDbTest {

    private static final String LUC_NGAN = "24X05";
    private static final String YEN_THE = "24X17";

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Door door = new Door(EMR);
    private final TestSpace space = new TestSpace(EMR);

    @AfterEach
    void spaceIsBack() {
        space.giveBack();
    }

    private static String state(UUID id) throws Exception {
        return EMR.database()
                .strings(
                        "select concat_ws(' ', state, attempts, hoso_done) from emr.his_export where id = '" + id + "'")
                .get(0);
    }

    private static int imported(String facility) throws Exception {
        return EMR.database()
                .count("select count(*) from audit.event where type = 21 and facility = '" + facility + "'");
    }

    @Test
    void what_waits_goes_on_waiting_and_is_imported_when_there_is_space() throws Exception {
        UUID id = door.receive(YEN_THE, Samples.bytes("province/BG-YT/24X17_0001_20250305.xml"));
        space.exhaust();
        door.importAll();
        assertThat(state(id)).as("received, never tried").isEqualTo("1 0 0");
        assertThat(imported(YEN_THE)).isZero();
        space.giveBack();
        door.importAll();
        assertThat(door.report(YEN_THE, id).text("accepted")).contains("6");
        assertThat(imported(YEN_THE)).isEqualTo(6);
    }

    @Test
    void an_import_pauses_in_the_middle_when_the_database_says_that_its_disk_is_full_and_goes_on_there()
            throws Exception {
        UUID id = door.receive(LUC_NGAN, Samples.bytes("province/BG-LNG/24X05_0005_20250308.xml"));
        fullAfterOne();
        door.importAll();
        assertThat(space.exhausted()).isTrue();
        assertThat(state(id)).as("waits, no attempt lost, one HOSO done").isEqualTo("1 0 1");
        assertThat(imported(LUC_NGAN)).isEqualTo(1);
        door.importAll();
        assertThat(state(id)).isEqualTo("1 0 1");
        EMR.database().tamper("drop trigger full_disk on audit.event");
        space.giveBack();
        door.importAll();
        JsonObject report = door.report(LUC_NGAN, id);
        assertThat(report.text("accepted")).contains("3");
        assertThat(Door.rules(report)).doesNotContain("internal");
        assertThat(imported(LUC_NGAN)).isEqualTo(3);
        assertThat(EMR.database()
                        .count("select count(*) from emr.stream s join emr.facility f on f.key = s.facility"
                                + " where s.kind = 3 and f.code = '24X05'"))
                .isEqualTo(3);
        assertThat(EMR.database()
                        .count("select max(version) from emr.resource r join emr.facility f on f.key = r.facility"
                                + " where r.type = 11 and f.code = '24X05'"))
                .as("no Encounter was stated twice")
                .isEqualTo(1);
    }

    /** The disk takes the event of one HOSO of the facility and no second. */
    private static void fullAfterOne() throws Exception {
        EMR.database()
                .tamper(
                        "create function audit.full_disk() returns trigger language plpgsql security definer as $$ begin"
                                + " if new.type = 21 and exists (select from audit.event where type = 21 and facility = '24X05')"
                                + " then raise disk_full; end if; return new; end $$");
        EMR.database()
                .tamper("create trigger full_disk before insert on audit.event for each row"
                        + " execute function audit.full_disk()");
    }
}
