package vn.emr.records.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditFilter;

class AuditQuestionTest {

    private static final String PATIENT = "01975000-0000-7000-8000-000000000001";

    @Test
    void days_are_vietnamese_and_the_last_one_counts_whole() {
        AuditFilter filter = new AuditQuestion(
                        "doctor", PATIENT, "CHART_READ", "24X09", "refused", "08/01/2025", "9/1/2025", "77")
                .filter();

        assertThat(filter.from()).isEqualTo(Instant.parse("2025-01-07T17:00:00Z"));
        assertThat(filter.until()).isEqualTo(Instant.parse("2025-01-09T17:00:00Z"));
        assertThat(filter.type()).isEqualTo(AuditEventType.CHART_READ);
        assertThat(filter.facility()).isEqualTo("24X09");
        assertThat(filter.refused()).isTrue();
        assertThat(filter.beforeKey()).isEqualTo(77);
        assertThat(filter.patient()).hasToString(PATIENT);
    }

    @Test
    void what_is_left_open_is_not_asked() {
        assertThat(question("", "", "", "").filter())
                .isEqualTo(new AuditFilter(null, null, null, null, null, null, null, null));
    }

    @Test
    void says_which_field_is_wrong() {
        assertThat(question("", "An", "31/02/2025", "2025-01-01").errors())
                .containsOnlyKeys("patient", "from", "until");
        assertThat(question("", "", "09/01/2025", "08/01/2025").errors()).containsOnlyKeys("until");
        assertThat(question("", PATIENT, "08/01/2025", "08/01/2025").errors()).isEmpty();
    }

    @Test
    void what_is_no_choice_is_said_and_not_taken_for_everything() {
        assertThat(new AuditQuestion("", "", "CHART", "", "maybe", "", "", "x").errors())
                .containsOnlyKeys("kind", "outcome", "before");
    }

    @Test
    void older_events_are_those_of_the_same_question() {
        AuditQuestion question = new AuditQuestion("his-24X09", "", "", "24X09", "done", "08/01/2025", "", "99");
        String asked = "?who=his-24X09&facility=24X09&outcome=done&from=08%2F01%2F2025";
        assertThat(question.older("/audit", 12)).isEqualTo("/audit" + asked + "&before=12");
        assertThat(question.address("/audit/events.json")).isEqualTo("/audit/events.json" + asked + "&before=99");
        assertThat(question.whole("/audit/events.csv")).isEqualTo("/audit/events.csv" + asked);
        assertThat(question("", "", "", "").whole("/audit")).isEqualTo("/audit");
    }

    private static AuditQuestion question(String who, String patient, String from, String until) {
        return new AuditQuestion(who, patient, "", "", "", from, until, "");
    }
}
