package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.OtherRecords;
import vn.emr.audit.access.SayWhy;
import vn.emr.audit.referral.FollowStays;
import vn.emr.audit.referral.FollowStays.Links;
import vn.emr.domain.access.Caller;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.StayEnd.Sureness;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/**
 * One person at two hospitals: Hiệp Hòa sends the patient on the 3rd, the provincial hospital has the patient from the 4th
 * to the 12th. Both HIS export; the same citizen number makes them one Person.
 */
class FollowStaysDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final String FILE = "his-referrals/transfers/24X09_20250112_24X092501122863691.xml";
    private static final String DISTRICT = "24X08";
    private static final Caller DOCTOR = Callers.doctor(Callers.PROVINCIAL);

    private static int no = 300;

    private final Door door = new Door(EMR);
    private final String serial = Integer.toString(++no);
    private final String paper = serial + "/GCT-HH";

    private String stay() {
        String month =
                YearMonth.now(Clock.systemUTC()).minusMonths(1).toString().replace("-", "");
        return Samples.plain(Samples.demo(FILE))
                .replace("202501", month)
                .replace("24X092501122863691", "24X092501122863" + serial)
                .replace("DK96944909", "DK96944" + serial)
                .replace("024048063324", "024048063" + serial)
                .replace("BT2242405260564", "BT2242405260" + serial);
    }

    /** The stay from which the patient came: all of it on the 3rd. */
    private UUID atTheDistrict() throws Exception {
        String sent = stay().replace("24X09", DISTRICT)
                .replace("01929", Callers.PROVINCIAL)
                .replace("88261/GCT-DK", paper)
                .replaceAll("(<(?:NGAY_(?!SINH|CAP)\\w+|THOI_DIEM_DBLS)>\\d{6})\\d{2}", "$103");
        return Door.patient(door.send(DISTRICT, sent));
    }

    private UUID atTheProvince(String... changes) throws Exception {
        EditedFile file = new EditedFile(Samples.utf8(stay()));
        for (String change : changes) {
            file.with(change);
        }
        return Door.patient(door.send(Callers.PROVINCIAL, file.bytes()));
    }

    private static Links links(Caller caller, UUID patient) throws Exception {
        Map<UUID, Links> found = EMR.as(
                caller,
                () -> EMR.bean(FollowStays.class).of(EMR.bean(OpenChart.class).open(patient)));
        return found.values().iterator().next();
    }

    /** The patient agrees that the provincial hospital reads the district's record. */
    private static void shared(UUID patient) throws SQLException {
        EMR.database()
                .tamper("insert into emr.patient_grant (register, patient, since, until, giver, facility, basis)"
                        + " select gen_random_uuid(), '" + patient + "', now() - interval '1 hour',"
                        + " now() + interval '1 day', g.key, f.key, 3 from emr.facility g, emr.facility f"
                        + " where g.code = '" + DISTRICT + "' and f.code = '" + Callers.PROVINCIAL + "'");
    }

    @Test
    void who_may_not_read_there_learns_only_what_the_own_record_says() throws Exception {
        UUID there = atTheDistrict();
        UUID here = atTheProvince("XML1/MA_NOI_DI=" + DISTRICT, "XML1/GIAY_CHUYEN_TUYEN=" + paper);
        Links links = links(DOCTOR, here);
        assertThat(links.stay().origin()).isEqualTo(DISTRICT);
        assertThat(links.stay().came()).isEqualTo(paper);
        assertThat(links.before()).isEmpty();
        assertThat(links(Callers.doctor(DISTRICT), there).after()).isEmpty();
        assertThat(EMR.database()
                        .count("select count(*) from audit.event where patient = '" + there + "' and facility = '"
                                + Callers.PROVINCIAL + "'"))
                .isZero();
    }

    @Test
    void who_may_follows_the_paper_to_the_other_stay_and_that_is_recorded() throws Exception {
        UUID there = atTheDistrict();
        UUID here = atTheProvince("XML1/MA_NOI_DI=" + DISTRICT, "XML1/GIAY_CHUYEN_TUYEN=" + paper);
        shared(there);
        FollowStays.Linked before = links(DOCTOR, here).before().orElseThrow();
        assertThat(before.patient()).isEqualTo(there);
        assertThat(before.stay().facility()).isEqualTo(DISTRICT);
        assertThat(before.sureness()).isEqualTo(Sureness.CERTAIN);
        assertThat(EMR.database()
                        .strings("select basis || ' ' || count || ' ' || detail from audit.event where type = 11"
                                + " and patient = '" + there + "' and account = '" + DOCTOR.account() + "'"))
                .containsExactly("3 1 linked");
        assertThat(links(DOCTOR, there).after().map(FollowStays.Linked::patient))
                .isEqualTo(Optional.of(here));
    }

    /** As {@code ./emr start} loads it. */
    @Test
    void the_demos_pair_keeps_all_rules_and_is_one_person_who_went_from_one_to_the_other() throws Exception {
        List<byte[]> files = Samples.demoFiles("his-linked").map(Samples::demo).toList();
        JsonObject left = door.send("24X07", files.get(0));
        JsonObject came = door.send(Callers.PROVINCIAL, files.get(1));
        assertThat(List.of(left, came))
                .allSatisfy(report -> assertThat(Door.rules(report)).isEmpty());
        UUID there = Door.patient(left);
        UUID here = Door.patient(came);
        EMR.as(DOCTOR, () -> {
            EMR.bean(SayWhy.class).isHere(here); // it is long ago
            return here;
        });
        assertThat(links(DOCTOR, here).stay().origin()).isEqualTo("24X07");
        EMR.database()
                .tamper("insert into emr.patient_grant (register, patient, since, until, giver, facility, basis)"
                        + " select gen_random_uuid(), '" + there + "', now() - interval '1 hour',"
                        + " now() + interval '1 day', g.key, f.key, 3 from emr.facility g, emr.facility f"
                        + " where g.code = '24X07' and f.code = '24X09'");
        FollowStays.Linked before = links(DOCTOR, here).before().orElseThrow();
        assertThat(before.patient()).isEqualTo(there);
        assertThat(before.sureness()).isEqualTo(Sureness.CERTAIN);
        assertThat(laboratory(here))
                .filteredOn(o -> o.content().object("valueQuantity").isPresent())
                .hasSize(6);
    }

    @Test
    void without_the_number_facility_and_days_make_it_probable() throws Exception {
        UUID there = atTheDistrict();
        UUID here = atTheProvince("XML1/MA_NOI_DI=" + DISTRICT);
        shared(there);
        assertThat(links(DOCTOR, here).before().map(FollowStays.Linked::sureness))
                .isEqualTo(Optional.of(Sureness.PROBABLE));
    }

    @Test
    void a_stay_that_names_another_place_is_none_of_it() throws Exception {
        UUID there = atTheDistrict();
        UUID here = atTheProvince("XML1/MA_NOI_DI=24X07");
        shared(there);
        assertThat(links(DOCTOR, here).before()).isEmpty();
    }

    @Test
    void results_of_the_other_record_join_the_courses_where_the_reader_may_see_them() throws Exception {
        UUID there = atTheDistrict();
        UUID here = atTheProvince("XML1/MA_NOI_DI=" + DISTRICT);
        assertThat(laboratory(here)).isEmpty();
        shared(there);
        assertThat(laboratory(here)).isNotEmpty().allSatisfy(r -> {
            assertThat(r.facility()).isEqualTo(DISTRICT);
            assertThat(r.type()).isEqualTo("Observation");
        });
        assertThat(EMR.database()
                        .strings("select detail from audit.event where type = 11 and patient = '" + there
                                + "' and account = '" + DOCTOR.account() + "'"))
                .containsExactly("results");
    }

    private static List<StoredResource> laboratory(UUID patient) throws Exception {
        return EMR.as(DOCTOR, () -> EMR.bean(OtherRecords.class).laboratory(patient));
    }
}
