package vn.emr.records.chart;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;

/** Reads the elements that FHIR resources of the record have in common ({@code docs/his-mapping.md}). */
final class Elements {

    private static final String EXTENSION = "urn:vn:emr:";

    private Elements() {}

    /** Our own extensions of this name. */
    static Stream<JsonObject> extensions(JsonObject content, String name) {
        return content.objects("extension")
                .filter(e -> e.text("url").filter((EXTENSION + name)::equals).isPresent());
    }

    /** The text of our own extension; empty when it isn't there. */
    static String extension(JsonObject content, String name) {
        return extensions(content, name)
                .findFirst()
                .flatMap(e -> e.text("valueString"))
                .orElse("");
    }

    /** A CodeableConcept in words: its text, else what its first code is called, else the code; empty when absent. */
    static String concept(JsonObject content, String... path) {
        return content.object(path)
                .flatMap(c ->
                        c.text("text").or(() -> c.text("coding", "display")).or(() -> c.text("coding", "code")))
                .orElse("");
    }

    /** The code of this system in a CodeableConcept. */
    static Optional<String> code(JsonObject concept, String system) {
        return concept.objects("coding")
                .filter(c -> c.text("system").filter(system::equals).isPresent())
                .findFirst()
                .flatMap(c -> c.text("code"));
    }

    /** The value of the identifier of this system. */
    static Optional<String> identifier(JsonObject content, String system) {
        return content.objects("identifier")
                .filter(i -> i.text("system").filter(system::equals).isPresent())
                .findFirst()
                .flatMap(i -> i.text("value"));
    }

    /** The time at this path; null when there is none. */
    static @Nullable FhirTime time(JsonObject content, String... path) {
        return content.text(path).map(FhirTime::new).orElse(null);
    }

    /** Licences of the people referred to, each once. */
    static List<String> people(JsonObject content, String name) {
        Stream<JsonObject> references = Stream.concat(content.objects(name), content.object(name).stream());
        return references
                .flatMap(r -> r.text("identifier", "value").or(() -> r.text("display")).stream())
                .distinct()
                .toList();
    }

    /** The id of the resource referred to, such as {@code Encounter/…}. */
    static Optional<UUID> reference(JsonObject content, String... path) {
        return content.text(path).flatMap(Elements::id);
    }

    /** The id at the end of a reference; empty when it is none of ours. */
    static Optional<UUID> id(String reference) {
        try {
            return Optional.of(UUID.fromString(reference.substring(reference.lastIndexOf('/') + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
