package vn.emr.records.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRow;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;
import vn.emr.records.web.Csv;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;
import vn.emr.records.web.Texts;

class AuditCsvTest {

    private static final UUID PATIENT = UUID.fromString("01975000-0000-7000-8000-000000000001");
    private static final Map<String, String> FACILITIES = Map.of("24X09", "Bệnh viện đa khoa tỉnh Bắc Giang");

    private static AuditRow row(AuditEventType type, String account, @Nullable String about, @Nullable String detail) {
        return new AuditRow(
                12,
                Instant.parse("2026-11-26T03:04:05Z"),
                type,
                type == AuditEventType.REFUSED,
                account,
                "24X09",
                PATIENT,
                LegalBasis.TREATING_FACILITY,
                3,
                about,
                detail,
                Role.DOCTOR,
                Purpose.TREAT);
    }

    private static AuditLine words(Language language, AuditEventType type, @Nullable String detail) {
        return new AuditWords(language, FACILITIES).line(row(type, "doctor", null, detail));
    }

    @Test
    void begins_with_a_byte_order_mark_and_a_heading_and_has_words_beside_codes() throws IOException {
        StringWriter out = new StringWriter();
        AuditCsv csv = new AuditCsv(out, new AuditWords(Language.VI, FACILITIES), Texts.of(Language.VI));
        csv.write(row(AuditEventType.CHART_READ, "doctor", "a, \"b\"", null));

        List<String> lines = List.of(out.toString().split("\r\n", -1));
        assertThat(lines.get(0)).startsWith("\uFEFFSố,Lúc (giờ Việt Nam),Tài khoản,Vai trò,Mã cơ sở,Cơ sở,");
        assertThat(lines.get(1))
                .startsWith("12,26/11/2026 10:04:05,doctor,Bác sĩ,24X09,Bệnh viện đa khoa tỉnh Bắc Giang,CHART_READ,")
                .endsWith(
                        ",Đã làm," + PATIENT + ",TREATING_FACILITY,Cơ sở điều trị,TREAT,Điều trị,3,\"a, \"\"b\"\"\",,");
        assertThat(lines).hasSize(3).last().isEqualTo("");
        assertThat(lines.get(0).split(",", -1)).hasSize(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+84", "-1", "@SUM(A1)", "\tx"})
    void what_a_spreadsheet_would_run_stays_text(String formula) {
        assertThat(Csv.cell(formula)).isEqualTo("'" + formula);
        assertThat(Csv.cell("a" + formula)).isEqualTo("a" + formula);
    }

    @Test
    void a_formula_with_a_quotation_mark_is_guarded_and_quoted() {
        assertThat(Csv.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(Csv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(Csv.cell("")).isEmpty();
    }

    @Test
    void details_are_words_and_a_code_without_words_stays() {
        assertThat(words(Language.VI, AuditEventType.PATIENT_SEARCH, "words 2, numbers 1")
                        .detail())
                .isEqualTo("2 từ và 1 số");
        assertThat(words(Language.EN, AuditEventType.REFUSED, "READ_AUDIT").detail())
                .isEqualTo("only for: Privacy officer, Auditor");
        assertThat(words(Language.VI, AuditEventType.CONSENT_GIVEN, "24X09").detail())
                .isEqualTo("Bệnh viện đa khoa tỉnh Bắc Giang");
        assertThat(words(Language.EN, AuditEventType.REFERRAL_READ, "accepted").detail())
                .isEqualTo("Accepted");
        assertThat(words(Language.EN, AuditEventType.HIS_REFUSED, "xml.rule-77").detail())
                .isEqualTo("xml.rule-77");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void every_event_has_words_in_both_languages(AuditEventType type) {
        for (Language language : Language.values()) {
            assertThat(words(language, type, null).what()).isNotBlank();
        }
    }

    @Test
    void every_role_purpose_and_basis_has_words_in_both_languages() {
        for (Language language : Language.values()) {
            Texts texts = Texts.of(language);
            for (Role role : Role.values()) {
                assertThat(texts.has("role." + (role == Role.NODE ? "node" : role.realmName())))
                        .as(role.name())
                        .isTrue();
            }
            assertThat(Purpose.values()).allMatch(p -> texts.has("purpose." + p.name()));
            assertThat(LegalBasis.values()).allMatch(b -> b == LegalBasis.NONE || texts.has("basis." + b.name()));
        }
    }

    @Test
    void the_page_leads_from_an_account_to_what_it_did_and_from_a_patient_to_who_saw_them() {
        AuditQuestion question = new AuditQuestion("", PATIENT.toString(), "", "24X09", "", "", "", "");
        AuditWords words = new AuditWords(Language.EN, FACILITIES);
        AuditView view = new AuditView(
                question,
                FACILITIES,
                Map.of(),
                List.of(words.line(row(AuditEventType.CHART_READ, "a&b=c", null, null))),
                null);
        String html = TestPages.html(Language.EN, "audit.title", "auditlog/audit", view);

        assertThat(html)
                .contains("href=\"/audit?who=a%26b%3Dc\"")
                .contains("href=\"/audit?patient=" + PATIENT + "\"")
                .contains("/audit/events.csv?patient=" + PATIENT + "&amp;facility=24X09\"")
                .contains("/audit/events.json?patient=" + PATIENT)
                .contains("<option value=\"24X09\" selected>")
                .contains("Treatment")
                .doesNotContain("/audit/checks");
    }
}
