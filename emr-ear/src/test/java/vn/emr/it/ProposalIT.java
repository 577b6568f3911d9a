package vn.emr.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HIS has exported a referral paper to Bạch Mai; a doctor finds it proposed, and sends it by one press. */
class ProposalIT {

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void is_dismissed_taken_back_and_sent_by_one_press(boolean javaScript) {
        String serial = String.format("%06d", System.nanoTime() % 1_000_000);
        String name = "Lò Thị Ế x" + serial;
        assertThat(HisSystem.of("24X09").send(export(serial, name)).text("answer"))
                .isPresent()
                .isNotEqualTo(Optional.of("refused"));
        try (Ward here = new Ward(javaScript);
                Ward there = new Ward(javaScript)) {
            here.signIn("doctor");
            Locator proposed = open(here, name);
            assertThat(proposed).containsText(serial + "/GCT");
            assertThat(proposed).containsText("Bộ hồ sơ tối thiểu còn thiếu: Tình trạng lúc chuyển");
            proposed.locator("button[value=aside]").click();
            assertThat(here.page().locator("#proposals > ul li", containing(name)))
                    .hasCount(0);
            here.button("Hoàn tác").click();
            open(here, name).locator("button[value=send-now]").click();
            assertThat(here.page().locator("#state")).isVisible();
            assertThat(open(here, name)).hasCount(0);
            there.signIn("doctor", RunningNode.BACHMAI);
            there.link("Hộp thư đến").first().click();
            there.comes(there.link(name)).click();
            assertThat(there.page().locator("#state")).hasText("Đã nhận, chờ trả lời");
        }
    }

    /** The patient's proposal, on a list of all of them. */
    private static Locator open(Ward ward, String name) {
        ward.page().navigate(RunningNode.get().url(RunningNode.PROVINCE) + "/referrals?proposals=all");
        return ward.page().locator("#proposals > ul li", containing(name));
    }

    private static Page.LocatorOptions containing(String name) {
        return new Page.LocatorOptions().setHasText(name);
    }

    /** A visit that ended with a transfer. */
    private static byte[] export(String serial, String name) {
        String visit =
                new String(Episodes.visit("24X09", "024161" + serial, "9" + serial, name), StandardCharsets.UTF_8);
        return visit.replace("<MA_LOAI_RV>1</MA_LOAI_RV>", "<MA_LOAI_RV>2</MA_LOAI_RV><MA_NOI_DEN>01929</MA_NOI_DEN>")
                .replace("</HOSO>", paper(serial, name) + "</HOSO>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String paper(String serial, String name) {
        return """
                <FILEHOSO><LOAIHOSO>XML13</LOAIHOSO><NOIDUNGFILE><CHI_TIEU_GIAYCHUYENTUYEN><MA_LK>24X099%1$s</MA_LK>
                <GIAY_CHUYEN_TUYEN>%1$s/GCT</GIAY_CHUYEN_TUYEN><MA_NOI_DEN>01929</MA_NOI_DEN><HO_TEN>%2$s</HO_TEN>
                <NGAY_SINH>196102150000</NGAY_SINH><GIOI_TINH>1</GIOI_TINH><NGAY_VAO>202502050810</NGAY_VAO>
                <NGAY_RA>202502050955</NGAY_RA><DAU_HIEU_LS>Khó thở</DAU_HIEU_LS><CHAN_DOAN_RV>Viêm phế quản cấp</CHAN_DOAN_RV>
                <QT_BENHLY>Ho ba ngày</QT_BENHLY><TOMTAT_KQ>Không</TOMTAT_KQ><PP_DIEUTRI>Thở oxy</PP_DIEUTRI>
                <MA_BENH_CHINH>J20.9</MA_BENH_CHINH><MA_LOAI_RV>2</MA_LOAI_RV><MA_LYDO_CT>2</MA_LYDO_CT>
                <HUONG_DIEU_TRI>Điều trị tiếp</HUONG_DIEU_TRI><PHUONGTIEN_VC>Xe cứu thương</PHUONGTIEN_VC>
                </CHI_TIEU_GIAYCHUYENTUYEN></NOIDUNGFILE></FILEHOSO>
                """.formatted(serial, name);
    }
}
