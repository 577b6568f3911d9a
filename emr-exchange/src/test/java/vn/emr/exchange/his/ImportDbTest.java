package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.FollowHisExport;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisExport;
import vn.emr.domain.his.HisExportNotFound;
import vn.emr.domain.his.HisExportParts;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** What an import does to the record, in a real database. */
class ImportDbTest {

    private static final String LUC_NGAN = "24X05";

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Door door = new Door(EMR);

    @AfterAll
    static void the_log_is_whole() throws Exception {
        try (Connection owner = EMR.database().asOwner()) {
            assertThat(Verifier.verify(owner).failures()).isEmpty();
        }
    }

    private static int entries() throws Exception {
        return EMR.database().count("select count(*) from emr.entry");
    }

    @Test
    void keeps_the_file_so_that_it_can_be_rebuilt_byte_for_byte() throws Exception {
        byte[] bytes = Samples.bytes("province/BG-YT/24X17_0001_20250305.xml");
        JsonObject report = door.send("24X17", bytes);
        assertThat(report.text("answer")).contains("accepted");
        assertThat(report.text("episodes")).contains("6");
        UUID id = UUID.fromString(report.text("id").orElseThrow());
        byte[] original = EMR.inTransaction(Callers.importer("24X17"), () -> {
            HisExport export = EMR.bean(HisExports.class).find(id).orElseThrow();
            return EMR.bean(HisExportParts.class).original(export).orElseThrow();
        });
        assertThat(original).isEqualTo(bytes);
        assertThat(EMR.database().count("select count(*) from emr.his_export_chunk where export = '" + id + "'"))
                .isZero();
    }

    @Test
    void adds_nothing_when_the_same_bytes_come_again() throws Exception {
        JsonObject first = door.sendBad("sent-twice-1.xml");
        int before = entries();
        JsonObject second = door.sendBad("sent-twice-2.xml");
        assertThat(Door.rules(second)).containsExactly("file.same");
        assertThat(second.text("answer")).contains("accepted");
        assertThat(second.text("same_as")).isEqualTo(first.text("id"));
        assertThat(Door.added(second)).isZero();
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void adds_nothing_when_the_same_content_comes_in_another_transport() throws Exception {
        door.sendBad("hostile-text.xml");
        int before = entries();
        JsonObject again = door.send(LUC_NGAN, Samples.plain("bad/hostile-text.xml"));
        assertThat(Door.rules(again)).contains("episode.same");
        assertThat(Door.added(again)).isZero();
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void states_only_what_changed_in_a_resent_episode() throws Exception {
        JsonObject first = door.sendBad("resent-changed-1.xml");
        JsonObject second = door.sendBad("resent-changed-2.xml");
        assertThat(Door.rules(second)).contains("episode.resent");
        assertThat(second.text("answer")).contains("accepted");
        assertThat(Door.hoso(second).text("episode")).isEqualTo(Door.hoso(first).text("episode"));
        assertThat(Door.hoso(second).text("version")).contains("2");
        assertThat(Door.hoso(second).object("entries").orElseThrow().toString())
                .isEqualTo("{\"ChargeItem\":1,\"Condition\":1,\"DocumentReference\":1,\"Encounter\":1,"
                        + "\"MedicationRequest\":1,\"Provenance\":1}");
        String episode = Door.hoso(first).text("episode").orElseThrow();
        assertThat(EMR.database()
                        .count("select count(*) from emr.resource where encounter = '" + episode + "' and withdrawn"))
                .as("the medicine that is gone")
                .isEqualTo(1);
    }

    @Test
    void amends_a_row_of_the_same_natural_key_and_leaves_prices_out() throws Exception {
        String text = Samples.plain("bad/unknown-icd.xml");
        door.send(LUC_NGAN, text);
        String dearer = text.replaceFirst("<DON_GIA>[^<]*</DON_GIA>", "<DON_GIA>1.000</DON_GIA>");
        JsonObject priced = door.send(LUC_NGAN, dearer);
        assertThat(Door.hoso(priced).object("entries").orElseThrow().toString())
                .isEqualTo("{\"DocumentReference\":1,\"Provenance\":1}");
        String result = dearer.replaceFirst("<GIA_TRI>[^<]*</GIA_TRI>", "<GIA_TRI>99.90</GIA_TRI>");
        JsonObject amended = door.send(LUC_NGAN, result);
        assertThat(Door.hoso(amended).object("entries").orElseThrow().toString())
                .isEqualTo("{\"DocumentReference\":1,\"Observation\":1,\"Provenance\":1}");
        assertThat(Door.hoso(amended).text("version")).contains("3");
    }

    @Test
    void adds_nothing_of_a_file_that_is_older() throws Exception {
        String text = Samples.plain("bad/long-name.xml");
        door.send(LUC_NGAN, text);
        int before = entries();
        String older = text.replaceFirst("<NGAYLAP>[^<]*</NGAYLAP>", "<NGAYLAP>20240101</NGAYLAP>")
                .replaceFirst("<GHI_CHU>[^<]*</GHI_CHU>", "<GHI_CHU>Khác</GHI_CHU>");
        JsonObject report = door.send(LUC_NGAN, older);
        assertThat(Door.rules(report)).contains("episode.superseded");
        assertThat(report.text("answer")).contains("warned");
        assertThat(Door.added(report)).isZero();
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void takes_a_correction_of_the_same_day_whose_payment_was_taken_back() throws Exception {
        door.send(
                LUC_NGAN,
                Stay.of("PAY1", "PAY-1").with("NGAY_TTOAN", "202503011600").text());
        JsonObject unpaid = door.send(
                LUC_NGAN, Stay.of("PAY1", "PAY-1").with("GHI_CHU", "Sửa").text());
        assertThat(Door.rules(unpaid)).contains("episode.resent").doesNotContain("episode.superseded");
        assertThat(Door.hoso(unpaid).text("version")).contains("2");
    }

    @Test
    void a_file_that_says_it_is_of_the_future_blocks_no_correction() throws Exception {
        JsonObject future =
                door.send(LUC_NGAN, Stay.of("FUT1", "FUT-1").made("20520308").text());
        assertThat(Door.rules(future)).contains("time.future");
        assertThat(future.text("answer")).contains("warned");
        assertThat(EMR.database()
                        .strings("select made from emr.his_content where subject = '"
                                + Door.hoso(future).text("episode").orElseThrow() + "'"))
                .doesNotContain("20520308");
        String today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString().replace("-", "");
        JsonObject right = door.send(
                LUC_NGAN,
                Stay.of("FUT1", "FUT-1").made(today).with("GHI_CHU", "Sửa").text());
        assertThat(Door.rules(right)).contains("episode.resent").doesNotContain("episode.superseded", "time.future");
    }

    @Test
    void a_stay_that_ends_in_the_future_is_refused() throws Exception {
        String text = Stay.of("FUT2", "FUT-2").text().replace("<NGAY_RA>2025", "<NGAY_RA>2052");
        JsonObject report = door.send(LUC_NGAN, text);
        assertThat(Door.hoso(report).text("answer")).contains("refused");
        assertThat(Door.hoso(report)
                        .objects("findings")
                        .filter(f ->
                                f.text("rule").filter("time.future"::equals).isPresent()))
                .extracting(f -> f.text("severity").orElseThrow()
                        + ' '
                        + f.text("element").orElseThrow())
                .containsExactly("refuse XML1/NGAY_RA");
    }

    @Test
    void keeps_two_people_of_one_citizen_number_apart() throws Exception {
        JsonObject one = door.sendBad("one-id-two-persons-1.xml");
        JsonObject two = door.sendBad("one-id-two-persons-2.xml");
        assertThat(two.text("answer")).contains("warned");
        assertThat(Door.hoso(two).text("findings", "rule")).contains("identity.conflict");
        assertThat(Door.hoso(two).text("findings", "element")).contains("XML1/SO_CCCD");
        List<String> persons = EMR.database()
                .strings("select distinct person from emr.patient_link where patient in ('" + Door.patient(one) + "','"
                        + Door.patient(two) + "')");
        assertThat(persons).hasSize(2);
        assertThat(EMR.database()
                        .count("select count(*) from emr.identity_task where patient = '" + Door.patient(two) + "'"))
                .isEqualTo(1);
    }

    @Test
    void takes_one_hoso_in_and_refuses_the_other() throws Exception {
        JsonObject report = door.sendBad("one-of-two-bad.xml");
        assertThat(report.text("answer")).contains("refused");
        assertThat(report.objects("hoso").map(h -> h.text("answer").orElseThrow()))
                .containsExactly("accepted", "refused");
        assertThat(report.objects("hoso").map(h -> h.text("ma_lk").orElseThrow()))
                .containsExactly("24X052502051735783", "24X052502054958164");
    }

    @Test
    void leaves_nothing_behind_of_a_refused_file() throws Exception {
        int before = entries();
        int blobs = EMR.database().count("select count(*) from emr.blob");
        for (String name : List.of("truncated", "foreign-ma-lk", "unknown-facility", "other-facility", "xxe-inner")) {
            JsonObject report = door.sendBad(name + ".xml");
            assertThat(report.text("answer")).as(name).contains("refused");
            String id = report.text("id").orElseThrow();
            assertThat(EMR.database()
                            .count("select (select count(*) from emr.his_export_chunk where export = '" + id
                                    + "') + (select count(*) from emr.his_export_part where export = '" + id
                                    + "' and bytes is not null)"))
                    .as(name)
                    .isZero();
            assertThat(EMR.database()
                            .count("select count(*) from audit.event where type = 22 and about = '" + id + "'"))
                    .as(name)
                    .isEqualTo(1);
        }
        assertThat(entries()).isEqualTo(before);
        assertThat(EMR.database().count("select count(*) from emr.blob")).isEqualTo(blobs);
    }

    @Test
    void keeps_the_episodes_of_two_facilities_with_one_key_apart() throws Exception {
        String text = Samples.plain("bad/citizen-id-11.xml").replace("24X052502058033450", "250000099");
        JsonObject one = door.send(LUC_NGAN, text);
        JsonObject two = door.send("24X06", text.replace("24X05", "24X06"));
        assertThat(Door.hoso(two).text("version")).contains("1");
        assertThat(Door.hoso(two).text("episode")).isNotEqualTo(Door.hoso(one).text("episode"));
    }

    @Test
    void does_not_let_an_older_file_change_the_patient() throws Exception {
        String text = Samples.plain("bad/citizen-id-sex.xml");
        JsonObject first = door.send(LUC_NGAN, text);
        String older = text.replace("24X052502054811069", "24X05-EARLIER")
                .replaceFirst("<NGAYLAP>[^<]*</NGAYLAP>", "<NGAYLAP>20240101</NGAYLAP>")
                .replaceFirst("<DIEN_THOAI>[^<]*</DIEN_THOAI>", "")
                .replaceFirst("<DIA_CHI>[^<]*</DIA_CHI>", "<DIA_CHI>Địa chỉ cũ</DIA_CHI>");
        JsonObject second = door.send(LUC_NGAN, older);
        assertThat(Door.patient(second)).isEqualTo(Door.patient(first));
        assertThat(Door.hoso(second).text("entries", "Patient")).isEmpty();
        assertThat(Door.hoso(second).text("entries", "Encounter")).contains("1");
    }

    @Test
    void tells_nobody_else_of_an_export() throws Exception {
        UUID id = door.receive(LUC_NGAN, Samples.bytes("bad/empty-list.xml"));
        door.importAll();
        assertThatThrownBy(() -> door.report("24X06", id)).isInstanceOf(HisExportNotFound.class);
        assertThat(EMR.as(
                        Callers.his("24X06"),
                        () -> EMR.bean(FollowHisExport.class).ended(id)))
                .isFalse();
    }

    private static final String TRANSFER = "his-referrals/transfers/24X09_20250112_24X092501123196548.xml";

    private JsonObject entries(String text) throws Exception {
        return Door.hoso(door.send("24X09", text)).object("entries").orElseThrow();
    }

    @Test
    void states_a_referral_paper_anew_only_where_it_changed() throws Exception {
        String text = Samples.plain(Samples.demo(TRANSFER));
        assertThat(entries(text).toString()).contains("\"ServiceRequest\":1");
        String otherText = text.replace("<TINH_TRANG_CT>", "<TINH_TRANG_CT>Đỡ đau. ");
        assertThat(entries(otherText).toString())
                .isEqualTo("{\"Composition\":1,\"DocumentReference\":1,\"Provenance\":1}");
        String otherPlace = otherText.replace("<MA_CSKCB_DEN>01929<", "<MA_CSKCB_DEN>24X08<");
        assertThat(entries(otherPlace).toString())
                .isEqualTo("{\"DocumentReference\":1,\"Provenance\":1,\"ServiceRequest\":1}");
        String otherPaper = otherPlace.replace("80166/GCT-DK", "80167/GCT-DK");
        assertThat(entries(otherPaper).toString())
                .as("the old paper and request are withdrawn, the new ones stated")
                .isEqualTo("{\"Composition\":2,\"DocumentReference\":1,\"Provenance\":1,\"ServiceRequest\":2}");
        assertThat(EMR.database()
                        .count("select count(*) from emr.resource r join emr.stream s on s.key = r.stream"
                                + " where s.natural_key = '24X092501123196548' and r.withdrawn"))
                .isEqualTo(2);
    }

    @Test
    void knows_services_and_supplies_again_whatever_their_running_number_and_price() throws Exception {
        String text = Samples.plain(Samples.demo("his-referrals/transfers/24X09_20250112_24X092501126751786.xml"));
        entries(text);
        String renumbered = text.replaceAll("<STT>(\\d+)</STT>", "<STT>9$1</STT>")
                .replaceFirst("<DON_GIA_BH>[^<]*</DON_GIA_BH>", "<DON_GIA_BH>1.000</DON_GIA_BH>");
        assertThat(entries(renumbered).toString()).isEqualTo("{\"DocumentReference\":1,\"Provenance\":1}");
        String withoutBed = renumbered.replaceFirst("<MA_GIUONG>[^<]*</MA_GIUONG>", "");
        assertThat(entries(withoutBed).toString())
                .isEqualTo("{\"DocumentReference\":1,\"Procedure\":1,\"Provenance\":1}");
        String withoutSupply =
                withoutBed.replaceFirst("<CHI_TIET_DVKT>(?:(?!</CHI_TIET_DVKT>).)*<MA_VAT_TU>.*?</CHI_TIET_DVKT>", "");
        assertThat(entries(withoutSupply).toString())
                .isEqualTo("{\"DeviceRequest\":1,\"DocumentReference\":1,\"Provenance\":1}");
    }
}
