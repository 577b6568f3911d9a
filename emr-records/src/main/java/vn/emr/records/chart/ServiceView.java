package vn.emr.records.chart;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;

/**
 * Something that was done for a patient, or a supply that was used. Texts are empty when not known.
 *
 * @param kind what kind of thing
 * @param name name of the service or supply
 * @param code its code
 * @param operations ICD-9-CM codes
 * @param amount how much or how often
 * @param time when it was done, else when it was ordered; null when neither is known
 * @param performers licences of who did it
 * @param orderers licences of who ordered it
 * @param origin where it came from
 */
public record ServiceView(
        Kind kind,
        String name,
        String code,
        List<String> operations,
        Quantity amount,
        @Nullable FhirTime time,
        List<String> performers,
        List<String> orderers,
        Origin origin) {

    /** Kinds, in the order in which they are shown. */
    public enum Kind {
        OPERATION,
        PROCEDURE,
        EXAMINATION,
        BED,
        OTHER,
        /** Laboratory, imaging, functional tests: what they found stands among the results. */
        TEST,
        SUPPLY;

        /** By the group of costs; what comes another way has none and counts as procedure. */
        private static Kind of(String group) {
            return switch (group) {
                case "8" -> OPERATION;
                case "", "18" -> PROCEDURE;
                case "13" -> EXAMINATION;
                case "14", "15", "16" -> BED;
                case "1", "2", "3" -> TEST;
                default -> OTHER;
            };
        }

        /** Whether it was done to the body, so that it belongs to the history of a patient. */
        public boolean isIntervention() {
            return this == OPERATION || this == PROCEDURE;
        }
    }

    /** Copies the lists. */
    public ServiceView {
        operations = List.copyOf(operations);
        performers = List.copyOf(performers);
        orderers = List.copyOf(orderers);
    }

    /** A service. */
    static ServiceView ofProcedure(StoredResource procedure) {
        JsonObject content = procedure.content();
        JsonObject concept = content.object("code").orElseGet(JsonObject::new);
        JsonObject category = content.object("category").orElseGet(JsonObject::new);
        return new ServiceView(
                Kind.of(Elements.code(category, Systems.COST_GROUP).orElse("")),
                Elements.concept(content, "code"),
                Elements.code(concept, Systems.SERVICE).orElse(""),
                codes(concept, Systems.ICD9_CM).toList(),
                Elements.extensions(content, "so-luong")
                        .flatMap(e -> e.object("valueQuantity").stream())
                        .findFirst()
                        .map(Quantity::measured)
                        .orElse(Quantity.NONE),
                done(content),
                content.objects("performer")
                        .flatMap(p -> Elements.people(p, "actor").stream())
                        .toList(),
                Elements.extensions(content, "chi-dinh")
                        .flatMap(e -> Elements.people(e, "valueReference").stream())
                        .toList(),
                Origin.of(procedure));
    }

    private static Stream<String> codes(JsonObject concept, String system) {
        return concept.objects("coding")
                .filter(c -> c.text("system").filter(system::equals).isPresent())
                .flatMap(c -> c.text("code").stream());
    }

    private static @Nullable FhirTime done(JsonObject procedure) {
        return procedure
                .text("performedDateTime")
                .or(() -> procedure.text("performedPeriod", "start"))
                .or(() -> Elements.extensions(procedure, "ngay-y-lenh")
                        .findFirst()
                        .flatMap(e -> e.text("valueDateTime")))
                .map(FhirTime::new)
                .orElse(null);
    }

    /** A supply. */
    static ServiceView ofSupply(StoredResource request) {
        JsonObject content = request.content();
        JsonObject concept = content.object("codeCodeableConcept").orElseGet(JsonObject::new);
        return new ServiceView(
                Kind.SUPPLY,
                Elements.concept(content, "codeCodeableConcept"),
                Elements.code(concept, Systems.SUPPLY).orElse(""),
                List.of(),
                content.object("parameter", "valueQuantity")
                        .map(Quantity::measured)
                        .orElse(Quantity.NONE),
                Elements.time(content, "authoredOn"),
                List.of(),
                Elements.people(content, "requester"),
                Origin.of(request));
    }

    FhirTime sortTime() {
        return ChartReader.orEmpty(time);
    }
}
