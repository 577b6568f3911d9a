package vn.emr.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The disk that the nodes watch is a small one for a while, mounted over the directory that they look at; where mounting
 * isn't allowed {@code AuditSpaceDbTest} does the same with a reserve larger than the disk.
 */
class AuditSpaceIT {

    private static final String HERE = "24X09";
    private static final String THERE = "24X07";

    private final RunningNode node = RunningNode.get();
    private final File disk = node.auditDisk();

    @BeforeEach
    void enough() {
        state("enough");
    }

    @AfterEach
    void enoughAgain() throws Exception {
        run("umount", disk.toString());
        state("enough");
    }

    /** Waits until both nodes say so, as {@code ./emr status} tells it. */
    private void state(String wanted) {
        String said = "\"state\":\"" + wanted + '"';
        Patience.until(
                "audit space " + wanted,
                Duration.ofSeconds(20),
                () -> node.output("status", "--json").split(said, -1).length == 3);
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void a_full_disk_leaves_one_way_open_and_what_was_done_there_reaches_the_queue(boolean javaScript)
            throws Exception {
        Arrival own = Arrival.at(HERE);
        Arrival other = Arrival.at(THERE);
        try (Ward ward = new Ward(javaScript);
                Ward auditor = new Ward(javaScript);
                Ward officer = new Ward(javaScript)) {
            ward.signIn("doctor");
            officer.signIn("privacy-officer");
            assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=16m", "emr-it", disk.toString()), "mounting isn't allowed");
            state("exhausted");

            assertThat(ward.page().navigate(node.url() + "/patients").status()).isEqualTo(503);
            assertThat(ward.page().locator("main")).containsText("Không còn chỗ ghi nhật ký truy cập");
            assertThat(ward.page()
                            .navigate(node.url() + "/patients/" + own.patient() + "/chart")
                            .status())
                    .isEqualTo(503);
            ward.link("Mở hồ sơ khẩn cấp").click();
            ward.page().locator("#reason").fill("Ngừng tim, cần tiền sử ngay " + own.word());
            ward.button("Mở hồ sơ trong 4 giờ").click();
            assertThat(ward.page().locator("section.pt")).containsText(own.name());

            ward.page().navigate(node.url() + "/emergency");
            ward.page().locator("#number").fill(other.citizen());
            ward.page().locator("#reason").fill("Bất tỉnh, không có người nhà " + other.word());
            ward.button("Mở hồ sơ trong 4 giờ").click();
            assertThat(ward.page().locator("section.pt")).containsText(other.name());
            String chart = ward.page().url();
            ward.button("Đóng ngay").click();
            assertThat(ward.page().navigate(chart).status()).isEqualTo(503);

            HttpResponse<String> door = node.send(node.as("his-24X09", "/exchange/his/exports/" + UUID.randomUUID()));
            assertThat(door.statusCode()).isEqualTo(503);
            assertThat(door.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(door.headers().firstValue("Retry-After")).isPresent();
            assertThat(door.body()).contains("urn:vn:emr:problem:audit.space");

            auditor.signIn("auditor");
            auditor.page().navigate(node.url() + "/audit/checks");
            assertThat(auditor.page().locator("main")).containsText("Báo động: hết chỗ");

            assertThat(run("umount", disk.toString())).isTrue();
            state("enough");
            officer.link("Mở khẩn cấp").first().click();
            assertThat(officer.page().locator("main")).containsText(own.word());
            assertThat(officer.page().locator("main")).containsText(other.word());
            assertThat(node.sql(
                            RunningNode.PROVINCE,
                            "select string_agg(type || ' ' || basis, ',' order by key) from audit.event where patient = '"
                                    + other.patient() + "' and account = 'doctor' and basis = 5"))
                    .isEqualTo("70 5,11 5");
            assertThat(node.sql(
                            RunningNode.PROVINCE,
                            "select count(*) from emr.patient_grant where patient = '" + other.patient()
                                    + "' and ended is not null"))
                    .isEqualTo("1");
        }
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
