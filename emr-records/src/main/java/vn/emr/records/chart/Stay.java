package vn.emr.records.chart;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;

/**
 * An episode as its Encounter tells it: a stay or a visit. Texts are empty when not known.
 *
 * @param id logical id of the Encounter
 * @param facility code of the facility
 * @param recordNumber number of the medical record (MA_HSBA)
 * @param kind form of care (MA_LOAI_KCB) in words
 * @param inpatient whether the patient stayed
 * @param admitted when it began; null when not known
 * @param discharged when it ended; null while it lasts or when not known
 * @param days days of treatment as counted by the facility
 * @param departments departments that treated, in order
 * @param reason why the patient came
 * @param admissionDiagnosis diagnosis at reception
 * @param dischargeDiagnosis the whole diagnosis at the end
 * @param treatment method of treatment
 * @param outcome how it ended
 * @param died whether the patient died
 * @param discharge how the patient left
 * @param from code of the facility that referred the patient here
 * @param to code of the facility that the patient was sent to
 * @param advice advice after the episode
 * @param appointments days of the next visits
 * @param origin where it came from
 * @param sent whether it is here itself; else only what belongs to it came
 */
public record Stay(
        UUID id,
        String facility,
        String recordNumber,
        String kind,
        boolean inpatient,
        @Nullable FhirTime admitted,
        @Nullable FhirTime discharged,
        String days,
        List<String> departments,
        String reason,
        String admissionDiagnosis,
        String dischargeDiagnosis,
        String treatment,
        String outcome,
        boolean died,
        String discharge,
        String from,
        String to,
        String advice,
        List<FhirTime> appointments,
        Origin origin,
        boolean sent) {

    private static final String OUTCOME = "urn:vn:ket-qua-dtri";

    /** Copies the lists. */
    public Stay {
        departments = List.copyOf(departments);
        appointments = List.copyOf(appointments);
    }

    static Stay of(StoredResource encounter) {
        return of(encounter, true);
    }

    /** An episode of which only this item came. */
    static Stay notSent(StoredResource item, UUID encounter) {
        return of(
                new StoredResource(
                        "Encounter",
                        encounter,
                        1,
                        item.recorded(),
                        item.facility(),
                        item.source(),
                        false,
                        new JsonObject()),
                false);
    }

    private static Stay of(StoredResource encounter, boolean sent) {
        JsonObject content = encounter.content();
        Optional<JsonObject> outcome =
                Elements.extensions(content, "ket-qua-dtri").findFirst().flatMap(e -> e.object("valueCoding"));
        return new Stay(
                encounter.id(),
                content.text("serviceProvider", "identifier", "value").orElse(encounter.facility()),
                Elements.identifier(content, Systems.recordNumber(encounter.facility()))
                        .orElse(""),
                Elements.concept(content, "type"),
                content.text("class", "code").filter("AMB"::equals).isEmpty(),
                Elements.time(content, "period", "start"),
                Elements.time(content, "period", "end"),
                content.text("length", "value").orElse(""),
                content.objects("location").flatMap(l -> department(l).stream()).toList(),
                content.text("reasonCode", "text").orElse(""),
                Elements.extension(content, "chan-doan-vao"),
                Elements.extension(content, "chan-doan-ra"),
                Elements.extension(content, "pp-dieu-tri"),
                outcome.flatMap(o -> o.text("display").or(() -> o.text("code"))).orElse(""),
                outcome.filter(Stay::isDeath).isPresent(),
                Elements.concept(content, "hospitalization", "dischargeDisposition"),
                content.text("hospitalization", "origin", "identifier", "value").orElse(""),
                content.text("hospitalization", "destination", "identifier", "value")
                        .orElse(""),
                Elements.extension(content, "ghi-chu"),
                Elements.extensions(content, "ngay-tai-kham")
                        .flatMap(e -> e.text("valueDate").or(() -> e.text("valueDateTime")).stream())
                        .map(FhirTime::new)
                        .toList(),
                Origin.of(encounter),
                sent);
    }

    private static Optional<String> department(JsonObject location) {
        return location.text("location", "display").or(() -> location.text("location", "identifier", "value"));
    }

    /** Died in the hospital (5) or outside it (8). */
    private static boolean isDeath(JsonObject outcome) {
        return outcome.text("system").filter(OUTCOME::equals).isPresent()
                && outcome.text("code")
                        .filter(c -> c.equals("5") || c.equals("8"))
                        .isPresent();
    }

    /** A point in time to sort by. */
    FhirTime sortTime() {
        return admitted == null ? new FhirTime("") : admitted;
    }
}
