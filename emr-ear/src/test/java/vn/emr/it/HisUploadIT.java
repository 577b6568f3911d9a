package vn.emr.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A records officer sends exports from the page: several at once, in a zip, over a line that breaks. */
class HisUploadIT {

    private static final String FACILITY = "24X09";
    private static final int BYTES_A_SECOND = 256_000 / 8;
    private static final int SLOW_MS = 120_000;
    private static final String PARTS = "**/imports/uploads/*?start=*";

    private final RunningNode node = RunningNode.get();
    private final String serial = String.format("%06d", System.nanoTime() % 1_000_000);

    private byte[] visit(int no) {
        return visit(no, 0);
    }

    private byte[] visit(int no, int findings) {
        return Episodes.visit(FACILITY, "02406" + no + serial, serial + '-' + no, "Vi Văn Tải", findings);
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("trong/ba-" + serial + ".xml"));
            zip.write(visit(3));
            zip.putNextEntry(new ZipEntry("../giay-" + serial + ".pdf"));
            zip.write("%PDF-1.7 giấy".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Ward officer(boolean javaScript) {
        Ward ward = new Ward(javaScript);
        ward.signIn("records-officer");
        ward.link("Nhập từ HIS").click();
        ward.page().locator("#file").waitFor();
        return ward;
    }

    private static void choose(Ward ward, FilePayload... files) {
        ward.page().locator("#file").setInputFiles(files);
        ward.page().locator("#upload button").click();
    }

    private static Locator row(Ward ward, String name) {
        return ward.page().locator("tbody tr", new Page.LocatorOptions().setHasText(name));
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void several_files_and_a_zip_become_exports_of_their_own(boolean javaScript) throws IOException {
        try (Ward ward = officer(javaScript)) {
            String one = "mot-" + serial + ".xml";
            choose(
                    ward,
                    file(one, visit(1)),
                    file("hai-" + serial + ".xml", visit(2)),
                    file("goi-" + serial + ".zip", zip()));
            ward.page().waitForURL("**/imports/batches/*");
            ward.comes(ward.page().locator("[role=status]", new Page.LocatorOptions().setHasText("Tất cả đã xong")));
            assertThat(row(ward, one)).containsText("Nhập, có lưu ý");
            assertThat(row(ward, "trong/ba-" + serial + ".xml")).containsText("trong tệp nén");
            assertThat(row(ward, "trong/ba-" + serial + ".xml")).containsText("Nhận 0, lưu ý 1, từ chối 0");
            assertThat(row(ward, "giay-" + serial + ".pdf")).containsText("Từ chối, không lưu gì");
            assertThat(row(ward, "goi-" + serial + ".zip")).containsText("Đã mở");
            ward.link("giay-" + serial + ".pdf").click();
            assertThat(ward.page().locator("#import")).containsText("PDF");
            assertThat(ward.link("Tải báo cáo (JSON)")).isVisible();
        }
    }

    @Test
    void goes_on_by_itself_after_the_line_broke() {
        byte[] large = visit(4, 900);
        try (Ward ward = officer(true)) {
            AtomicInteger parts = new AtomicInteger();
            ward.page().route(PARTS, route -> {
                if (parts.incrementAndGet() == 3) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            choose(ward, file("lon-" + serial + ".xml", large));
            ward.page().waitForURL("**/imports/batches/*");
            assertThat(parts.get()).isGreaterThan(4);
            assertThat(sent("lon-")).isEqualTo(large.length);
        }
    }

    @Test
    void over_a_slow_line_it_says_how_long_it_takes_and_all_of_it_arrives() {
        byte[] large = visit(7, 300);
        String name = "cham-" + serial + ".xml";
        try (Ward ward = officer(true)) {
            slow(ward.page());
            choose(ward, file(name, large));
            assertThat(row(ward, name)).containsText("còn khoảng");
            ward.page().waitForURL("**/imports/batches/*", new Page.WaitForURLOptions().setTimeout(SLOW_MS));
            assertThat(sent("cham-")).isEqualTo(large.length);
        }
    }

    /** 256 kbit/s both ways and half a second of delay: a line of the hills. */
    private static void slow(Page page) {
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 500);
        line.addProperty("downloadThroughput", BYTES_A_SECOND);
        line.addProperty("uploadThroughput", BYTES_A_SECOND);
        page.context().newCDPSession(page).send("Network.emulateNetworkConditions", line);
    }

    @Test
    void goes_on_where_it_stopped_when_the_page_was_closed_and_the_same_file_is_chosen_again() {
        byte[] large = visit(5, 900);
        String name = "dong-" + serial + ".xml";
        try (Ward ward = officer(true)) {
            AtomicInteger parts = new AtomicInteger();
            ward.page().route(PARTS, route -> {
                if (parts.incrementAndGet() > 3) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            choose(ward, file(name, large));
            assertThat(ward.page().locator("#uploading")).containsText("Mất mạng");
            ward.page().unroute(PARTS);
            ward.page().reload();
            assertThat(ward.page().locator("#unfinished")).containsText(name);
            int here = (int) bytesHere(name);
            assertThat(here).isGreaterThan(0).isLessThan(large.length);
            AtomicInteger first = new AtomicInteger(-1);
            ward.page().onRequest(r -> {
                if (r.url().contains("start=")) {
                    first.compareAndSet(-1, Integer.parseInt(r.url().replaceAll(".*start=(\\d+).*", "$1")));
                }
            });
            choose(ward, file(name, large));
            ward.page().waitForURL("**/imports/batches/*");
            assertThat(first.get()).isEqualTo(here);
            assertThat(sent("dong-")).isEqualTo(large.length);
        }
    }

    @Test
    void an_upload_is_stopped_and_leaves_nothing() {
        String name = "dung-" + serial + ".xml";
        try (Ward ward = officer(true)) {
            ward.page().route(PARTS, route -> {});
            choose(ward, file(name, visit(6, 300)));
            row(ward, name).locator("button").click();
            assertThat(row(ward, name)).containsText("Đã dừng");
            Patience.until(
                    "forgotten",
                    Duration.ofSeconds(20),
                    () -> node.sql(
                                    RunningNode.PROVINCE,
                                    "select count(*) from emr.his_upload where name = '" + name + "'")
                            .equals("0"));
        }
    }

    private long sent(String prefix) {
        return Long.parseLong(node.sql(
                RunningNode.PROVINCE,
                "select sum(bytes) from emr.his_export where file_name = '" + prefix + serial + ".xml'"));
    }

    private long bytesHere(String name) {
        return Long.parseLong(node.sql(
                RunningNode.PROVINCE, "select bytes from emr.his_upload where state = 1 and name = '" + name + "'"));
    }
}
