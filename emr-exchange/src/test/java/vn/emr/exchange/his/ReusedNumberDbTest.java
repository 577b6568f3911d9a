package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.testing.EmrFixture;

/** A patient number (MA_BN) that a facility gives to two people, and what is no more than a correction. */
class ReusedNumberDbTest {

    private static final String SENDER = "24X05";
    private static final String FIRST = "024080000071";
    private static final String SECOND = "024195000072";

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Door door = new Door(EMR);

    @AfterAll
    static void the_log_is_whole() throws Exception {
        try (Connection owner = EMR.database().asOwner()) {
            assertThat(Verifier.verify(owner).failures()).isEmpty();
        }
    }

    private JsonObject send(Stay stay) throws Exception {
        return door.send(SENDER, stay.text());
    }

    private static Stay somebodyElse(String episode, String patient) {
        return Stay.of(episode, patient)
                .called("Trần Thị Bích")
                .bornOn("199507070000")
                .female();
    }

    private String name(JsonObject report) throws Exception {
        UUID patient = Door.patient(report);
        return door.resources(SENDER, patient).stream()
                .filter(r -> r.type().equals("Patient"))
                .flatMap(r -> r.content().text("name", "text").stream())
                .findFirst()
                .orElseThrow();
    }

    private static int entries() throws Exception {
        return EMR.database().count("select count(*) from emr.entry");
    }

    private static String sentence(JsonObject report) {
        return Door.hoso(report)
                .objects("findings")
                .filter(f -> f.text("rule").filter("identity.other"::equals).isPresent())
                .flatMap(f -> f.text("en").stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_new_stay_of_somebody_else_is_refused_and_leaves_nothing_behind() throws Exception {
        JsonObject first = send(Stay.of("RN1", "B1").citizen(FIRST));
        int before = entries();
        JsonObject second = send(somebodyElse("RN2", "B1").citizen(SECOND));
        assertThat(Door.hoso(second).text("answer")).contains("refused");
        assertThat(Door.rules(second)).contains("identity.other");
        assertThat(sentence(second))
                .contains("XML1/MA_BN", "HO_TEN, GIOI_TINH, NGAY_SINH, SO_CCCD")
                .doesNotContain("Bích", SECOND);
        assertThat(entries()).isEqualTo(before);
        assertThat(name(first)).isEqualTo("Nguyễn Văn Ấn");
        assertThat(EMR.database().count("select count(*) from emr.person_number where value = '" + SECOND + "'"))
                .isZero();
        String right = somebodyElse("RN2", "B2").citizen(SECOND).text();
        assertThat(Door.hoso(door.send(SENDER, right)).text("entries", "Patient"))
                .contains("1");
    }

    @Test
    void an_older_file_of_somebody_else_is_refused_too() throws Exception {
        send(Stay.of("RN3", "B3"));
        JsonObject older = send(somebodyElse("RN4", "B3").made("20250101"));
        assertThat(Door.rules(older)).contains("identity.other");
    }

    @Test
    void one_detail_alone_is_a_correction() throws Exception {
        send(Stay.of("RN5", "B5"));
        JsonObject name = send(Stay.of("RN6", "B5").called("Nguyễn Văn Ân Huệ"));
        assertThat(Door.rules(name)).doesNotContain("identity.other");
        assertThat(name(name)).isEqualTo("Nguyễn Văn Ân Huệ");
        JsonObject birth = send(Stay.of("RN7", "B5").called("Nguyễn Văn Ân Huệ").bornOn("198103090000"));
        assertThat(Door.rules(birth)).doesNotContain("identity.other");
    }

    @Test
    void a_stay_that_the_patient_has_corrects_everything_and_opens_the_way_for_the_next() throws Exception {
        send(Stay.of("RN8", "B8"));
        assertThat(Door.rules(send(somebodyElse("RN9", "B8")))).contains("identity.other");
        JsonObject corrected = send(somebodyElse("RN8", "B8"));
        assertThat(Door.rules(corrected)).contains("episode.resent").doesNotContain("identity.other");
        assertThat(name(corrected)).isEqualTo("Trần Thị Bích");
        JsonObject next = send(somebodyElse("RN9", "B8").with("DIA_CHI", "Thôn Hạ"));
        assertThat(Door.hoso(next).text("answer")).isNotEqualTo(Optional.of("refused"));
        assertThat(Door.patient(next)).isEqualTo(Door.patient(corrected));
    }

    @Test
    void a_stay_of_one_patient_does_not_prove_who_another_is() throws Exception {
        send(Stay.of("RN10", "B10"));
        send(somebodyElse("RN11", "B11"));
        JsonObject moved = send(somebodyElse("RN11", "B10"));
        assertThat(Door.rules(moved)).contains("identity.other");
    }

    @Test
    void a_stay_that_only_a_check_in_has_put_there_proves_nothing_either() throws Exception {
        send(Stay.of("RN12", "B12"));
        String checkIn =
                "<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB><TRANG_THAI_KCB><MA_LK>RN13</MA_LK><STT>1</STT>"
                        + "<MA_BN>B12</MA_BN><HO_TEN>Trần Thị Bích</HO_TEN><NGAY_SINH>199507070000</NGAY_SINH>"
                        + "<GIOI_TINH>2</GIOI_TINH><MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB><NGAY_VAO>202501210932</NGAY_VAO>"
                        + "<MA_LOAI_KCB>03</MA_LOAI_KCB><MA_CSKCB>24X05</MA_CSKCB><NGAY_YL>202501210940</NGAY_YL>"
                        + "</TRANG_THAI_KCB></DSACH_TRANG_THAI_KCB><CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>";
        assertThat(Door.rules(door.send(SENDER, checkIn))).contains("checkin.person");
        assertThat(Door.rules(send(somebodyElse("RN13", "B12")))).contains("identity.other");
        door.send(SENDER, checkIn.replace("RN13", "RN14").replace("B12", "B14"));
        assertThat(Door.rules(send(Stay.of("RN14", "B14")))).doesNotContain("identity.other");
    }

    @Test
    void a_number_that_comes_later_makes_patients_of_two_facilities_one_person() throws Exception {
        JsonObject here = send(Stay.of("RN18", "B18").called("Nguyễn Văn Muộn"));
        JsonObject there = door.send(
                "24X09",
                Stay.of("RN18", "B18")
                        .called("Nguyễn Văn Muộn")
                        .citizen("024080000181")
                        .text("24X09"));
        JsonObject again = send(Stay.of("RN18", "B18").called("Nguyễn Văn Muộn").citizen("024080000181"));
        assertThat(Door.rules(again)).contains("episode.resent").noneMatch(r -> r.startsWith("identity."));
        assertThat(EMR.database()
                        .strings("select distinct person::text from emr.patient_link where patient in ('"
                                + Door.patient(here) + "','" + Door.patient(there) + "')"))
                .hasSize(1);
    }

    @Test
    void a_second_number_of_the_same_details_is_kept_and_not_claimed() throws Exception {
        send(Stay.of("RN15", "B15").citizen("024080000151"));
        JsonObject second = send(Stay.of("RN16", "B15").citizen("024080000152"));
        assertThat(Door.hoso(second).text("answer")).contains("warned");
        assertThat(Door.rules(second)).contains("identity.second").doesNotContain("identity.conflict");
        assertThat(EMR.database()
                        .strings("select value || ' ' || state from emr.person_number where value like '02408000015%'"
                                + " order by value"))
                .containsExactly("024080000151 1", "024080000152 2");
        assertThat(EMR.database()
                        .strings("select rule from emr.identity_task where patient = '" + Door.patient(second) + "'"))
                .containsExactly("identity.second");
        JsonObject twin = send(Stay.of("RN17", "B15").called("Nguyễn Văn Bình").citizen("024080000153"));
        assertThat(Door.rules(twin)).contains("identity.other");
    }
}
