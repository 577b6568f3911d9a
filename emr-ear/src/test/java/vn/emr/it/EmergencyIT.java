package vn.emr.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An emergency leaves before its paperwork: nobody knows the name, no export names the patient, a photo goes along. */
class EmergencyIT {

    private static final String BACHMAI = RunningNode.BACHMAI;
    private static final String UNKNOWN = "Nam, khoảng 47 tuổi, chưa rõ tên";

    private final RunningNode node = RunningNode.get();

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void somebody_unknown_is_referred_with_a_photo(boolean javaScript) throws IOException {
        String injury = "Chấn thương sọ não " + System.nanoTime();
        byte[] photo = photo(300);
        try (Ward here = new Ward(javaScript);
                Ward there = new Ward(javaScript)) {
            here.signIn("doctor");
            register(here);
            attach(here, "Vết thương vùng đầu", "vet-thuong.png", photo);
            assertThat(here.page().locator("#CLINICAL_SIGNS")).hasValue("Hôn mê, Glasgow 7");
            write(here, injury);
            there.signIn("doctor", BACHMAI);
            there.link("Hộp thư đến").first().click();
            Locator row = there.page().locator("tr", new Page.LocatorOptions().setHasText(injury));
            there.comes(row).locator("a").click();
            there.comes(there.page().locator("#files img"));
            assertThat(there.page().locator("#files")).containsText("Vết thương vùng đầu");
            isSmall(there, there.page().locator("#files img").getAttribute("src"));
            isTheSame(there, there.page().locator("#files a").getAttribute("href"), photo);
            there.link("Mở hồ sơ gửi kèm").click();
            assertThat(there.page().locator("section.pt")).containsText(UNKNOWN);
            assertThat(there.page().locator("#papers .files")).containsText("Vết thương vùng đầu");
        }
        assertThat(node.launcher("verify")).as("verify of both nodes").isZero();
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void what_is_no_picture_is_refused_beside_the_field_and_what_was_typed_stays(boolean javaScript) {
        try (Ward here = new Ward(javaScript)) {
            here.signIn("doctor");
            register(here);
            add(here, "Tệp lạ", "anh.jpg", "<html>".getBytes(StandardCharsets.UTF_8));
            assertThat(here.page().locator("#file-e")).containsText("anh.jpg: Không phải ảnh JPEG, PNG hay tệp PDF");
            assertThat(here.page().locator("#CLINICAL_SIGNS")).hasValue("Hôn mê, Glasgow 7");
            here.page().locator("button[value=discard]").click();
            here.page().waitForURL("**/referrals");
        }
    }

    private static void register(Ward ward) {
        ward.find("Nguyễn Không Có Ai " + System.nanoTime());
        ward.link("Ghi nhận người bệnh mới").first().click();
        assertThat(ward.page().locator("#name")).hasValue("Nguyễn Không Có Ai");
        ward.page().locator("#name").fill("");
        ward.page().locator("button.go[name=to]").first().click();
        assertThat(ward.page().locator("#name-e")).containsText("Ghi họ tên");
        assertThat(ward.page().locator(".errors")).containsText("Chọn giới tính");
        ward.page().locator("label[for=unknown]").click();
        ward.page().locator("label[for=sex-male]").click();
        ward.page().locator("#age").fill("47");
        ward.page().locator("button.go[name=to]").first().click();
        ward.page().locator("button[value=send]").waitFor();
        assertThat(ward.page().locator("section.pt").first()).containsText(UNKNOWN);
        ward.page().locator("#CLINICAL_SIGNS").fill("Hôn mê, Glasgow 7");
    }

    private static void attach(Ward ward, String title, String name, byte[] file) {
        add(ward, title, name, file);
        assertThat(ward.page().locator("#files .files li")).hasCount(1);
        assertThat(ward.page().locator("#files .files")).containsText(title);
    }

    private static void add(Ward ward, String title, String name, byte[] file) {
        ward.page().locator("input[type=file]").setInputFiles(new FilePayload(name, "image/png", file));
        if (ward.scripted()) {
            ward.page().locator("#title-0").fill(title);
        } else {
            ward.page().locator("#fileTitle").fill(title);
        }
        ward.page().locator("[data-upload]").click();
        ward.page().locator("#files .files li, #file-e").first().waitFor();
    }

    private static void write(Ward ward, String injury) {
        ward.page().locator("label[for=u-stat]").click();
        ward.page().locator("label[for=r-2]").click();
        ward.page().locator("#diagnosis").fill(injury);
        ward.page().locator("button[value=send]").click();
        ward.page().locator("#state").waitFor();
    }

    private static void isSmall(Ward ward, String path) throws IOException {
        APIResponse answer = ward.page().request().get(RunningNode.get().url(BACHMAI) + path);
        assertThat(answer.headers()).containsEntry("content-type", "image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .as("of 300")
                .isEqualTo(240);
    }

    private static void isTheSame(Ward ward, String path, byte[] photo) {
        APIResponse answer = ward.page().request().get(RunningNode.get().url(BACHMAI) + path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(photo);
        assertThat(answer.headers())
                .containsEntry("content-type", "image/png")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "private, no-cache");
        assertThat(answer.headers().get("content-security-policy")).contains("sandbox");
        String tag = answer.headers().get("etag");
        APIResponse again = ward.page()
                .request()
                .get(
                        RunningNode.get().url(BACHMAI) + path,
                        RequestOptions.create().setHeader("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.headers()).containsEntry("cache-control", "private, no-cache");
    }

    /** Random pixels: nothing to make smaller, and no two are alike. */
    private static byte[] photo(int side) throws IOException {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random();
        for (int i = 0; i < side * side; i++) {
            picture.setRGB(i % side, i / side, random.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
