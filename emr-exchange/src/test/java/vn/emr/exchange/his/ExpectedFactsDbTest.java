package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.Systems;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.testing.EmrFixture;

/** Facts that the makers of the samples say must be found after the import, field by field. */
class ExpectedFactsDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Map<String, JsonObject> REPORTS = new HashMap<>();

    static Stream<JsonObject> facts() {
        return Stream.concat(
                Samples.json("province/expect.json").objects("expect"),
                Samples.json("referrals/expect.json").objects("expect"));
    }

    private static byte[] bytes(String file) {
        return file.startsWith("transfers/")
                ? Samples.demo("his-referrals/" + file)
                : Samples.bytes("province/" + file);
    }

    private static List<JsonObject> episode(JsonObject fact) throws Exception {
        Door door = new Door(EMR);
        String facility = fact.text("facility").orElseThrow();
        String file = fact.text("file").orElseThrow();
        if (!REPORTS.containsKey(file)) {
            REPORTS.put(file, door.send(facility, bytes(file)));
        }
        JsonObject hoso = REPORTS.get(file)
                .objects("hoso")
                .filter(h -> h.text("ma_lk").equals(fact.text("maLk")))
                .findFirst()
                .orElseThrow();
        UUID patient = UUID.fromString(hoso.text("patient").orElseThrow());
        String encounter = "Encounter/" + hoso.text("episode").orElseThrow();
        return door.resources(facility, patient).stream()
                .map(StoredResource::content)
                .filter(c ->
                        c.text("encounter", "reference").map(encounter::equals).orElse(true))
                .filter(c -> !c.text("resourceType").orElseThrow().equals("Encounter")
                        || encounter.endsWith(c.text("id").orElseThrow()))
                .toList();
    }

    private static Stream<JsonObject> of(List<JsonObject> all, String type) {
        return all.stream().filter(r -> r.text("resourceType").orElseThrow().equals(type));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void are_in_the_record(JsonObject fact) throws Exception {
        List<JsonObject> all = episode(fact);
        JsonObject patient = of(all, "Patient").findFirst().orElseThrow();
        assertThat(patient.text("name", "text")).isEqualTo(fact.text("patientNameNfc"));
        assertThat(patient.text("gender"))
                .contains(fact.text("sex").orElseThrow().equals("1") ? "male" : "female");
        assertThat(patient.text("birthDate").orElseThrow().replace("-", ""))
                .isEqualTo(fact.text("birth").orElseThrow().substring(0, 8).replaceFirst("(0000|00)$", ""));
        fact.text("citizenId")
                .filter(c -> !c.isEmpty())
                .ifPresent(c -> assertThat(patient.objects("identifier")).contains(Systems.identifier(paper(c), c)));
        assertThat(of(all, "Coverage").map(c -> c.text("subscriberId").orElseThrow()))
                .containsAll(fact.text("insuranceCard").filter(c -> !c.isEmpty()).stream()
                        .toList());
        encounter(of(all, "Encounter").findFirst().orElseThrow(), fact);
        JsonObject main = of(all, "Condition")
                .filter(c -> c.text("code", "text").equals(fact.text("diagnosisText")))
                .findFirst()
                .orElseThrow();
        assertThat(main.text("code", "coding", "code")).isEqualTo(fact.text("mainDiagnosis"));
        rows(all, fact);
        drug(all, fact.object("drug").orElseThrow());
        fact.object("lab").ifPresent(lab -> lab(all, lab));
        transfer(all, fact);
    }

    private static void transfer(List<JsonObject> all, JsonObject fact) {
        List<TransferPaper> papers = of(all, "ServiceRequest")
                .flatMap(r -> TransferPaper.of(r, id -> find(all, id)).stream())
                .toList();
        if (fact.text("transferPaper").filter(p -> !p.isEmpty()).isEmpty()) {
            assertThat(papers).isEmpty();
            return;
        }
        assertThat(papers).singleElement().satisfies(p -> {
            assertThat(p.number()).isEqualTo(fact.text("transferPaper").orElseThrow());
            assertThat(p.destination()).isEqualTo(fact.text("transferTo").orElseThrow());
            assertThat(p.reason()).isEqualTo(fact.text("transferReason").orElseThrow());
            assertThat(p.furtherTreatment())
                    .isEqualTo(fact.text("transferDirection").orElseThrow());
            assertThat(p.mainDisease()).isEqualTo(fact.text("mainDiagnosis").orElseThrow());
            assertThat(p.diagnosis()).isEqualTo(fact.text("diagnosisText").orElseThrow());
            assertThat(minutes(p.issued())).isEqualTo(fact.text("discharged").orElseThrow());
            assertThat(List.of(p.clinicalSigns(), p.course(), p.results(), p.treatment(), p.transport(), p.escort()))
                    .noneMatch(String::isEmpty);
            assertThat(p.doctor()).isNotEmpty();
        });
    }

    private static Optional<JsonObject> find(List<JsonObject> all, String reference) {
        return all.stream()
                .filter(r -> reference.equals(r.text("resourceType").orElseThrow()
                        + '/'
                        + r.text("id").orElseThrow()))
                .findFirst();
    }

    private static String paper(String number) {
        return switch (number.length()) {
            case 12 -> Systems.CITIZEN;
            case 9 -> Systems.OLD_IDENTITY_CARD;
            default -> Systems.PASSPORT;
        };
    }

    private static void encounter(JsonObject encounter, JsonObject fact) {
        assertThat(encounter.text("identifier", "value")).isEqualTo(fact.text("maLk"));
        assertThat(minutes(encounter.text("period", "start").orElseThrow()))
                .isEqualTo(fact.text("admitted").orElseThrow());
        assertThat(minutes(encounter.text("period", "end").orElseThrow()))
                .isEqualTo(fact.text("discharged").orElseThrow());
        assertThat(encounter.text("type", "coding", "code")).isEqualTo(fact.text("careType"));
        assertThat(encounter.text("hospitalization", "dischargeDisposition", "coding", "code"))
                .isEqualTo(fact.text("dischargeType"));
        assertThat(encounter
                        .text("hospitalization", "destination", "identifier", "value")
                        .orElse(""))
                .isEqualTo(fact.text("transferTo").orElse(""));
        assertThat(encounter
                        .text("hospitalization", "origin", "identifier", "value")
                        .orElse(""))
                .isEqualTo(fact.text("referredFrom").orElse(""));
    }

    private static String minutes(String dateTime) {
        return dateTime.substring(0, 16).replaceAll("[-T:]", "");
    }

    private static void rows(List<JsonObject> all, JsonObject fact) {
        assertThat(of(all, "MedicationRequest").count()).isEqualTo(number(fact, "drugRows"));
        assertThat(of(all, "Composition").filter(c -> PaperKind.of(c).isEmpty()).count())
                .isEqualTo(number(fact, "noteRows"));
        assertThat(of(all, "Observation")
                        .filter(o ->
                                !o.text("code", "coding", "system").orElse("").equals("http://loinc.org"))
                        .count())
                .isEqualTo(number(fact, "xml4Rows"));
    }

    private static long number(JsonObject fact, String name) {
        return Long.parseLong(fact.text(name).orElseThrow());
    }

    private static void drug(List<JsonObject> all, JsonObject drug) {
        assertThat(of(all, "MedicationRequest")).anySatisfy(m -> {
            assertThat(m.text("medicationCodeableConcept", "text")).isEqualTo(drug.text("name"));
            assertThat(m.text("dispenseRequest", "quantity", "value")).isEqualTo(drug.text("quantity"));
            assertThat(m.text("dosageInstruction", "text")).isEqualTo(drug.text("dose"));
        });
    }

    private static void lab(List<JsonObject> all, JsonObject lab) {
        assertThat(of(all, "Observation")).anySatisfy(o -> {
            assertThat(o.text("code", "text")).isEqualTo(lab.text("name"));
            assertThat(o.text("valueQuantity", "value").or(() -> o.text("valueString")))
                    .isEqualTo(lab.text("value"));
            assertThat(o.text("valueQuantity", "unit").orElse(""))
                    .isEqualTo(lab.text("unit").orElse(""));
            assertThat(minutes(o.text("effectiveDateTime").orElseThrow()))
                    .isEqualTo(lab.text("resultTime").orElseThrow());
            assertThat(o.text("interpretation", "text").orElse(""))
                    .isEqualTo(lab.text("conclusion").orElse(""));
        });
    }
}
