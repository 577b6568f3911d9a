package vn.emr.audit.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRow;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;

class AuditEventsTest {

    private static final Instant AT = Instant.parse("2026-11-26T03:04:05.678Z");
    private static final UUID PATIENT = UUID.fromString("0193f0c4-0000-7000-8000-000000000001");
    private static final AuditEvents EVENTS = new AuditEvents("province");

    private static AuditRow row(AuditEventType type, boolean refused) {
        return new AuditRow(
                7,
                AT,
                type,
                refused,
                "doctor",
                "24X09",
                PATIENT,
                refused ? LegalBasis.NONE : LegalBasis.TREATING_FACILITY,
                3,
                null,
                refused ? "some.rule" : null,
                Role.DOCTOR,
                refused ? null : Purpose.TREAT);
    }

    @Test
    void a_chart_that_was_read_follows_the_pattern_of_ihe_balp() {
        JsonObject event = EVENTS.event(row(AuditEventType.CHART_READ, false));

        assertThat(event.object("meta").orElseThrow().toString()).contains("IHE.BasicAudit.PatientRead");
        assertThat(event.text("type", "code")).contains("rest");
        assertThat(event.objects("subtype").map(s -> s.text("code").orElseThrow()))
                .containsExactly("read", "CHART_READ");
        assertThat(event.text("action")).contains("R");
        assertThat(event.text("outcome")).contains("0");
        assertThat(event.text("recorded")).contains("2026-11-26T03:04:05.678Z");
        JsonObject user = agent(event, "IRCP");
        assertThat(user.text("who", "identifier", "value")).contains("doctor");
        assertThat(user.get("requestor")).contains(new JsonValue.Bool(true));
        assertThat(code(user, "purposeOfUse")).isEqualTo("TREAT");
        assertThat(code(user, "role")).isEqualTo("DOCTOR");
        for (String machine : List.of("110152", "110153")) { // client and server: type, who and network, no role
            assertThat(agent(event, machine).properties()).containsOnlyKeys("type", "who", "network", "requestor");
        }
        assertThat(agent(event, "dataprocessor").text("who", "identifier", "value"))
                .contains("24X09");
        assertThat(event.objects("purposeOfEvent")
                        .flatMap(p -> p.objects("coding"))
                        .map(c -> c.text("code").orElse("")))
                .containsExactly("TREAT", "TREATING_FACILITY");
        JsonObject data = entity(event, "2");
        assertThat(data.text("what", "reference")).contains("Patient/" + PATIENT);
        assertThat(data.text("role", "code")).contains("4");
        assertThat(entity(event, "1").text("role", "code")).contains("1");
        assertThat(entity(event, "1").text("what", "reference")).contains("Patient/" + PATIENT);
    }

    @Test
    void a_refusal_claims_no_pattern_of_success() {
        JsonObject event = EVENTS.event(row(AuditEventType.CHART_READ, true));

        assertThat(event.get("meta")).isEmpty();
        assertThat(event.text("outcome")).contains("4");
        assertThat(event.text("outcomeDesc")).contains("some.rule");
        assertThat(event.get("purposeOfEvent")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_event_has_what_fhir_requires_of_it(AuditEventType type) {
        for (boolean refused : List.of(false, true)) {
            JsonObject event = EVENTS.event(row(type, refused));
            assertThat(event.properties()).containsKeys("type", "recorded", "agent", "source");
            assertThat(event.text("action").orElseThrow()).matches("[CRUDE]");
            assertThat(event.text("source", "observer", "identifier", "value")).contains("province");
            assertThat(event.objects("agent").map(a -> a.get("requestor").orElseThrow()))
                    .containsOnlyOnce(new JsonValue.Bool(true));
            assertThat(event.objects("subtype")
                            .reduce((a, b) -> b)
                            .orElseThrow()
                            .text("code"))
                    .contains(type.name());
        }
    }

    @Test
    void a_page_is_the_answer_to_a_search_and_says_where_it_goes_on() {
        List<AuditRow> rows = List.of(row(AuditEventType.CHART_READ, false));
        JsonObject page = EVENTS.page(rows, AT, "/audit/events.json", "/audit/events.json?before=7");

        assertThat(page.text("type")).contains("searchset");
        assertThat(page.objects("link").map(l -> l.text("relation").orElse(""))).containsExactly("self", "next");
        JsonObject entry = page.objects("entry").findFirst().orElseThrow();
        assertThat(entry.text("fullUrl")).isEqualTo(entry.text("resource", "id").map(id -> "urn:uuid:" + id));
        assertThat(EVENTS.page(rows, AT, "/audit/events.json", null)
                        .objects("link")
                        .count())
                .isEqualTo(1);
        assertThat(new AuditEvents("bachmai").event(rows.get(0)).text("id")).isNotEqualTo(entry.text("resource", "id"));
    }

    private static JsonObject agent(JsonObject event, String code) {
        return only(event.objects("agent")
                .filter(a -> a.object("type")
                        .orElseThrow()
                        .objects("coding")
                        .anyMatch(c -> c.text("code").orElse("").equals(code))));
    }

    private static JsonObject entity(JsonObject event, String type) {
        return only(event.objects("entity")
                .filter(e -> e.text("type", "code").orElse("").equals(type)));
    }

    private static JsonObject only(Stream<JsonObject> found) {
        List<JsonObject> all = found.toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String code(JsonObject agent, String concept) {
        return only(only(agent.objects(concept)).objects("coding")).text("code").orElse("");
    }
}
