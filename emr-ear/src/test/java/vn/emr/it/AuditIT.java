package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.emr.domain.access.Role;
import vn.emr.domain.content.CanonicalJson;

/** The audit trail as it leaves the server: for the auditor, the privacy officer and the patient. */
class AuditIT {

    private static final String OWN = "24X09";
    private static final String OTHER = "24X07";

    private final RunningNode node = RunningNode.get();

    @Test
    void the_trail_is_taken_away_as_csv_and_as_fhir_and_both_are_on_record() throws Exception {
        String patient = Arrival.at(OWN).patient();
        Badge.of(node, Role.DOCTOR, OWN).get("/patients/" + patient + "/chart");
        Badge auditor = Badge.of(node, Role.AUDITOR, "");

        HttpResponse<String> csv = auditor.get("/audit/events.csv?patient=" + patient);
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(csv.headers().firstValue("Content-Length")).isPresent();
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(csv.body()).startsWith("\uFEFFSố,").contains("CHART_READ", "test-doctor-24X09", patient);

        HttpResponse<String> fhir = auditor.get("/audit/events.json?patient=" + patient);
        assertThat(fhir.statusCode()).isEqualTo(200);
        assertThat(fhir.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        assertThat(CanonicalJson.parse(fhir.body().getBytes(StandardCharsets.UTF_8))
                        .objects("entry"))
                .isNotEmpty();

        assertThat(exports(auditor)).contains("csv").contains("fhir");
    }

    private String exports(Badge who) {
        return node.sql(
                RunningNode.PROVINCE,
                "select distinct detail from audit.event where type = 80 and outcome = 0 and account = '"
                        + who.account() + "'");
    }

    @Test
    void the_privacy_officer_reads_the_own_facilitys_trail_and_not_anothers() throws Exception {
        String patient = Arrival.at(OWN).patient();
        Badge.of(node, Role.NURSE, OWN).get("/patients/" + patient + "/chart");

        HttpResponse<String> own = Badge.of(node, Role.PRIVACY_OFFICER, OWN).get("/audit?patient=" + patient);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("test-nurse-24X09").doesNotContain("/audit/checks");
        assertThat(Badge.of(node, Role.PRIVACY_OFFICER, OTHER)
                        .get("/audit?patient=" + patient)
                        .body())
                .doesNotContain("test-nurse-24X09");
    }

    @Test
    void who_tries_many_numbers_of_nobody_stands_in_the_privacy_officers_queue_until_judged() throws Exception {
        Badge curious = Badge.of(node, Role.DOCTOR, OTHER);
        for (int i = 0; i < 5; i++) {
            String tried = "number=02409999999" + i + "&reason=Bat+tinh+tai+khoa+cap+cuu";
            assertThat(curious.post("/emergency", tried).statusCode()).isEqualTo(404);
        }
        Badge officer = Badge.of(node, Role.PRIVACY_OFFICER, OTHER);
        String title = "Tài khoản " + curious.account() + ": thử nhiều số không có ai";
        assertThat(officer.get("/").body()).contains("tài khoản đã thử nhiều số không có ai");
        assertThat(officer.get("/overrides").body()).contains(title);
        String judged = "account=" + curious.account() + "&act=justified";
        assertThat(officer.post("/overrides/tries", judged).statusCode()).isEqualTo(303);
        assertThat(officer.get("/overrides").body()).doesNotContain(title);
    }

    @Test
    void the_patients_own_list_is_a_pdf() throws Exception {
        String patient = Arrival.at(OWN).patient();
        String list = "/patients/" + patient + "/who-saw.pdf?saw-from=01/01/2024&saw-until=31/12/2099";
        Badge officer = Badge.of(node, Role.RECORDS_OFFICER, OWN);

        HttpResponse<String> pdf = officer.get(list);
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-");

        String nobodys = list.replace(patient, UUID.randomUUID().toString());
        assertThat(officer.get(nobodys).statusCode()).isEqualTo(404);
        assertThat(officer.get("/patients/" + patient + "/who-saw.pdf?saw-from=x&saw-until=31/12/2026")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_refused_person_is_told_for_whom_the_page_is_and_who_can_help() throws Exception {
        HttpResponse<String> refused = Badge.of(node, Role.NURSE, OWN).get("/audit");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("Cán bộ bảo vệ dữ liệu, Kiểm tra nhật ký")
                .contains("quản trị cơ sở");
    }
}
