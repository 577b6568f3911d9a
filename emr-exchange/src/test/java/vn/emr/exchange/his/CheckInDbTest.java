package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisExport;
import vn.emr.domain.his.HisExportParts;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** A check-in (XML0) begins an episode that the summary ends. */
class CheckInDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final String SENDER = "24X05";

    private final Door door = new Door(EMR);

    private static String row(String episode, String more) {
        return "<TRANG_THAI_KCB><MA_LK>" + episode + "</MA_LK><STT>1</STT><MA_BN>B-" + episode + "</MA_BN>"
                + "<HO_TEN>Hoàng Thị Đào</HO_TEN><NGAY_SINH>198303090000</NGAY_SINH><GIOI_TINH>2</GIOI_TINH>"
                + "<MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB><NGAY_VAO>202501210932</NGAY_VAO>"
                + "<MA_LOAI_KCB>03</MA_LOAI_KCB><MA_CSKCB>24X05</MA_CSKCB><NGAY_YL>202501210940</NGAY_YL>" + more
                + "</TRANG_THAI_KCB>\n";
    }

    private static String document(String... rows) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB>\n"
                + String.join("", rows) + "</DSACH_TRANG_THAI_KCB><CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>";
    }

    private static String summary(String episode) {
        return "<GIAMDINHHS><THONGTINDONVI><MACSKCB>24X05</MACSKCB></THONGTINDONVI><THONGTINHOSO><SOLUONGHOSO>1"
                + "</SOLUONGHOSO><DANHSACHHOSO><HOSO><FILEHOSO><LOAIHOSO>XML1</LOAIHOSO><NOIDUNGFILE><TONG_HOP><MA_LK>"
                + episode + "</MA_LK><MA_BN>B-" + episode + "</MA_BN><HO_TEN>Hoàng Thị Đào</HO_TEN>"
                + "<NGAY_SINH>198303090000</NGAY_SINH><GIOI_TINH>2</GIOI_TINH><DIA_CHI>Thôn Hạ</DIA_CHI>"
                + "<NGAY_VAO>202501210932</NGAY_VAO><NGAY_RA>202501231121</NGAY_RA><MA_LOAI_KCB>03</MA_LOAI_KCB>"
                + "<MA_CSKCB>24X05</MA_CSKCB></TONG_HOP></NOIDUNGFILE></FILEHOSO></HOSO></DANHSACHHOSO></THONGTINHOSO>"
                + "</GIAMDINHHS>";
    }

    private JsonObject current(JsonObject report, String type) throws Exception {
        UUID patient = Door.patient(report);
        return door.resources(SENDER, patient).stream()
                .filter(r -> r.type().equals(type))
                .findFirst()
                .orElseThrow()
                .content();
    }

    @Test
    void begins_an_episode_that_the_summary_ends() throws Exception {
        JsonObject begun = door.send(SENDER, document(row("CI1", "<TEN_DICH_VU>Khám</TEN_DICH_VU>")));
        assertThat(Door.hoso(begun).text("ma_lk")).contains("CI1");
        JsonObject encounter = current(begun, "Encounter");
        assertThat(encounter.text("status")).contains("in-progress");
        assertThat(encounter.text("period", "end")).isEmpty();
        assertThat(encounter.toString()).contains("urn:vn:emr:y-lenh-dau-tien").contains("Khám");

        JsonObject ended = door.send(SENDER, summary("CI1"));
        assertThat(Door.hoso(ended).text("version")).contains("2");
        assertThat(Door.hoso(ended).text("episode")).isEqualTo(Door.hoso(begun).text("episode"));
        assertThat(current(ended, "Encounter").text("status")).contains("finished");
        assertThat(current(ended, "Patient").text("address", "text")).contains("Thôn Hạ");
        assertThat(EMR.database()
                        .count("select count(*) from emr.resource where withdrawn and encounter = '"
                                + Door.hoso(begun).text("episode").orElseThrow() + "'"))
                .isZero();
    }

    @Test
    void adds_nothing_when_it_arrives_after_the_summary() throws Exception {
        JsonObject ended = door.send(SENDER, summary("CI2"));
        JsonObject late = door.send(SENDER, document(row("CI2", "<TEN_DICH_VU>Khám</TEN_DICH_VU>")));
        assertThat(Door.rules(late)).contains("episode.superseded");
        assertThat(Door.added(late)).isZero();
        assertThat(current(ended, "Encounter").text("status")).contains("finished");
        assertThat(current(ended, "Patient").text("address", "text")).contains("Thôn Hạ");
    }

    @Test
    void changes_nobody_who_is_known() throws Exception {
        door.send(SENDER, summary("CI3"));
        String again = document(row("CI4", "").replace("B-CI4", "B-CI3"));
        JsonObject report = door.send(SENDER, again);
        assertThat(Door.hoso(report).text("entries", "Patient")).isEmpty();
        assertThat(Door.hoso(report).text("entries", "Encounter")).contains("1");
        assertThat(current(report, "Patient").text("address", "text")).contains("Thôn Hạ");
    }

    @Test
    void says_what_it_states_otherwise_of_who_is_known() throws Exception {
        String card = "<MA_THE_BHYT>GD4242400000017</MA_THE_BHYT><GT_THE_TU>20240101</GT_THE_TU>"
                + "<GT_THE_DEN>20241231</GT_THE_DEN>";
        door.send(SENDER, summary("CI9").replace("<DIA_CHI>", card + "<DIA_CHI>"));
        String same = row("CI10", card).replace("B-CI10", "B-CI9");
        assertThat(Door.rules(door.send(SENDER, document(same)))).doesNotContain("checkin.person");
        String other = row("CI11", card.replace("20241231", "20251231"))
                .replace("B-CI11", "B-CI9")
                .replace("Hoàng Thị Đào", "Hoàng Thị Đảo")
                .replace("198303090000", "198303080000");
        JsonObject report = door.send(SENDER, document(other));
        assertThat(elements(report)).containsExactly("XML0/GT_THE_DEN", "XML0/HO_TEN", "XML0/NGAY_SINH");
        assertThat(Door.hoso(report).text("answer")).contains("warned");
        assertThat(current(report, "Patient").text("name", "text")).contains("Hoàng Thị Đào");
        String fresh = row("CI12", card.replace("0017", "0018") + "<SO_CCCD>024183000009</SO_CCCD>")
                .replace("B-CI12", "B-CI9");
        assertThat(elements(door.send(SENDER, document(fresh)))).containsExactly("XML0/MA_THE_BHYT", "XML0/SO_CCCD");
    }

    private static List<String> elements(JsonObject report) {
        return Door.hoso(report)
                .objects("findings")
                .filter(f -> f.text("rule").filter("checkin.person"::equals).isPresent())
                .flatMap(f -> f.text("element").stream())
                .sorted()
                .toList();
    }

    @Test
    void takes_the_rows_of_one_episode_together_and_rebuilds_the_file() throws Exception {
        String file = document(
                row("CI5", "<TEN_DICH_VU>Khám</TEN_DICH_VU>"),
                row("CI5", "<TEN_THUOC>Oxy</TEN_THUOC>"),
                row("CI6", "<TEN_VAT_TU>Băng</TEN_VAT_TU>"));
        JsonObject report = door.send(SENDER, file);
        assertThat(report.objects("hoso").map(h -> h.text("ma_lk").orElseThrow()))
                .containsExactly("CI5", "CI6");
        assertThat(current(report, "Encounter").toString())
                .contains("Khám", "Oxy")
                .doesNotContain("Băng");
        assertThat(rebuilt(report)).isEqualTo(Samples.utf8(file));
    }

    private static byte[] rebuilt(JsonObject report) throws Exception {
        UUID id = UUID.fromString(report.text("id").orElseThrow());
        return EMR.inTransaction(Callers.importer(SENDER), () -> {
            HisExport export = EMR.bean(HisExports.class).find(id).orElseThrow();
            return EMR.bean(HisExportParts.class).original(export).orElseThrow();
        });
    }

    @Test
    void is_refused_without_its_key_or_from_another_facility() throws Exception {
        JsonObject keyless = door.send(SENDER, document(row("CI7", "").replace("<MA_LK>CI7</MA_LK>", "")));
        assertThat(Door.rules(keyless)).contains("element.required");
        assertThat(Door.added(keyless)).isZero();
        JsonObject other = door.send("24X06", document(row("CI8", "")));
        assertThat(Door.rules(other)).contains("facility.not-sender");
        assertThat(List.of(keyless, other))
                .allMatch(r -> r.text("answer").orElse("").equals("refused"));
    }
}
