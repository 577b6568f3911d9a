package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.ClaimedExport;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.exchange.his.check.CheckedExport;

/** An import that is broken off or cannot succeed. */
class BrokenImportDbTest {

    private static final String LUC_NGAN = "24X05";
    private static final String YEN_THE = "24X17";

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Door door = new Door(EMR);

    @Test
    void goes_on_where_it_was_broken_off() throws Exception {
        byte[] bytes = Samples.bytes("province/BG-LNG/24X05_0005_20250308.xml");
        UUID id = door.receive(LUC_NGAN, bytes);
        ClaimedExport job = EMR.as(
                Caller.system("his-import", null),
                () -> EMR.bean(HisQueue.class).claim().orElseThrow());
        CheckedExport export = Samples.open(bytes, LUC_NGAN);
        EMR.as(Callers.importer(LUC_NGAN), () -> {
            ImportHoso.Unit first =
                    new ImportHoso.Unit(job, EMR.bean(HisQueue.class).facility(LUC_NGAN), export, 0, export.bytes(0));
            EMR.bean(ImportHoso.class).accept(first, export.hoso(0, first.bytes()));
            return first;
        });
        door.importAll();
        assertThat(state(id)).as("the worker may still live").isEqualTo(2);
        EMR.database().tamper("update emr.his_export set claimed = now() - interval '1 hour' where id = '" + id + "'");
        door.importAll();
        JsonObject report = door.report(LUC_NGAN, id);
        assertThat(report.text("accepted")).contains("3");
        assertThat(EMR.database()
                        .count("select count(*) from emr.stream s join emr.facility f on f.key = s.facility"
                                + " where s.kind = 3 and f.code = '24X05'"))
                .isEqualTo(3);
        assertThat(EMR.database().count("select coalesce(max(version), 0) from emr.resource where type = 11"))
                .as("no Encounter was stated twice")
                .isEqualTo(1);
    }

    private static int state(UUID id) throws Exception {
        return EMR.database().count("select state from emr.his_export where id = '" + id + "'");
    }

    @Test
    void gives_up_on_a_file_after_three_attempts() throws Exception {
        UUID id = door.receive(YEN_THE, Samples.bytes("province/BG-YT/24X17_0007_20250305.xml"));
        EMR.database()
                .tamper("update emr.his_export set state = 2, attempts = 3, claimed = now() - interval '1 hour'"
                        + " where id = '" + id + "'");
        door.importAll();
        JsonObject report = door.report(YEN_THE, id);
        assertThat(report.text("answer")).contains("refused");
        assertThat(Door.rules(report)).containsExactly("internal");
    }

    @Test
    void refuses_a_hoso_that_cannot_be_taken_in_and_goes_on_with_the_next() throws Exception {
        EMR.database()
                .tamper(
                        "create function emr.poison() returns trigger language plpgsql as $$ begin"
                                + " if new.natural_key = '250000003' then raise exception 'poison'; end if; return new; end $$");
        EMR.database()
                .tamper("create trigger poison before insert on emr.stream for each row execute function emr.poison()");
        JsonObject report = door.send(YEN_THE, Samples.bytes("province/BG-YT/24X17_0001_20250305.xml"));
        assertThat(report.text("accepted")).contains("5");
        assertThat(report.text("refused")).contains("1");
        assertThat(Door.rules(report)).contains("internal");
    }

    @Test
    void of_an_only_hoso_nothing_stays_when_its_end_cannot_be_written() throws Exception {
        EMR.database()
                .tamper("create function emr.lost() returns trigger language plpgsql as $$ begin"
                        + " if new.kind = 1 then raise exception 'lost'; end if; return new; end $$");
        EMR.database()
                .tamper("create trigger lost before insert on emr.his_export_part for each row"
                        + " execute function emr.lost()");
        JsonObject report = door.send(YEN_THE, Samples.bytes("province/BG-YT/24X17_0007_20250305.xml"));
        assertThat(report.text("refused")).contains("1");
        assertThat(Door.rules(report)).containsExactly("internal");
        UUID export = UUID.fromString(report.text("id").orElseThrow());
        assertThat(EMR.database().count("select count(*) from emr.his_export_part where export = '" + export + "'"))
                .as("no more than that it was there")
                .isEqualTo(1);
        assertThat(EMR.database()
                        .count("select count(*) from emr.his_export e where e.id = '" + export
                                + "' and e.hoso_done = 1 and e.hoso_total = 1 and e.state = 4"))
                .isEqualTo(1);
    }
}
