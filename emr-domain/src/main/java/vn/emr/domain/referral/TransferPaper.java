package vn.emr.domain.referral;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Reference;
import vn.emr.domain.content.Systems;

/**
 * The referral paper that a facility wrote in its own system (giấy chuyển tuyến, XML13), as a form is filled from it.
 * What was not said is empty.
 *
 * @param id logical id of the ServiceRequest
 * @param encounter logical id of the stay that ends with the transfer; null when it isn't said
 * @param number number of the paper (GIAY_CHUYEN_TUYEN)
 * @param destination code of the facility that the patient is sent to
 * @param reason 1 conditions met, 2 beyond the facility's capacity, 3 on request (MA_LYDO_CT)
 * @param mainDisease ICD-10 code of the main disease
 * @param diagnosis the whole diagnosis in words
 * @param accompanying ICD-10 codes of the other diseases
 * @param clinicalSigns clinical signs
 * @param course course of the disease
 * @param results results of diagnostic value
 * @param treatment methods, procedures and medicines used; before decision 3176 they were separate texts
 * @param state state at transfer; decision 3176 brought it, older papers have none
 * @param furtherTreatment proposed further treatment
 * @param transport means of transport
 * @param escort name and title of who goes along
 * @param doctor licence of the doctor who refers
 * @param issued when, as FHIR dateTime
 */
public record TransferPaper(
        UUID id,
        @Nullable UUID encounter,
        String number,
        String destination,
        String reason,
        String mainDisease,
        String diagnosis,
        List<String> accompanying,
        String clinicalSigns,
        String course,
        String results,
        String treatment,
        String state,
        String furtherTreatment,
        String transport,
        String escort,
        String doctor,
        String issued) {

    /** Extension that says why (MA_LYDO_CT). */
    static final String REASON = Systems.EXTENSION + "ly-do-chuyen";

    /** Copies the list. */
    public TransferPaper {
        accompanying = List.copyOf(accompanying);
    }

    /**
     * Reads the paper.
     *
     * @param request a ServiceRequest
     * @param find the resource of a relative reference such as {@code Composition/…}; empty when it isn't here
     * @return empty when the request asks for something else or was withdrawn
     */
    public static Optional<TransferPaper> of(JsonObject request, Function<String, Optional<JsonObject>> find) {
        return Optional.of(request).filter(TransferPaper::stands).map(r -> read(r, Texts.of(r, find)));
    }

    private static boolean stands(JsonObject request) {
        boolean transfer = request.objects("category")
                .flatMap(c -> c.objects("coding"))
                .anyMatch(c -> is(c, Systems.REQUEST)
                        && c.text("code").filter(Systems.TRANSFER::equals).isPresent());
        return transfer
                && request.text("status").filter("entered-in-error"::equals).isEmpty();
    }

    private static boolean is(JsonObject coded, String system) {
        return coded.text("system").filter(system::equals).isPresent();
    }

    private static TransferPaper read(JsonObject request, Texts texts) {
        List<JsonObject> diseases = request.objects("reasonCode").toList();
        Optional<JsonObject> main = diseases.stream().findFirst();
        return new TransferPaper(
                UUID.fromString(request.text("id").orElseThrow()),
                request.text("encounter", "reference").map(Reference::id).orElse(null),
                request.objects("identifier")
                        .filter(i -> is(i, Systems.TRANSFER_PAPER))
                        .findFirst()
                        .flatMap(i -> i.text("value"))
                        .orElse(""),
                request.text("performer", "identifier", "value").orElse(""),
                reason(request),
                main.stream().flatMap(TransferPaper::icd).findFirst().orElse(""),
                main.flatMap(d -> d.text("text")).orElse(""),
                diseases.stream().skip(1).flatMap(TransferPaper::icd).toList(),
                texts.get(TransferText.CLINICAL_SIGNS),
                texts.get(TransferText.COURSE),
                texts.get(TransferText.RESULTS),
                texts.treatment(),
                texts.get(TransferText.STATE),
                texts.get(TransferText.FURTHER_TREATMENT),
                texts.get(TransferText.TRANSPORT),
                texts.escort(),
                request.text("requester", "identifier", "value").orElse(""),
                request.text("authoredOn").orElse(""));
    }

    private static String reason(JsonObject request) {
        return request.objects("extension")
                .filter(e -> e.text("url").filter(REASON::equals).isPresent())
                .findFirst()
                .flatMap(e -> e.text("valueCoding", "code"))
                .orElse("");
    }

    private static Stream<String> icd(JsonObject disease) {
        return disease.objects("coding").filter(c -> is(c, Systems.ICD10)).flatMap(c -> c.text("code").stream());
    }

    /** The sections of the Compositions that a request rests on, by their code. */
    private record Texts(Map<String, String> byElement) {

        static Texts of(JsonObject request, Function<String, Optional<JsonObject>> find) {
            return new Texts(request.objects("supportingInfo")
                    .flatMap(r -> r.text("reference").stream())
                    .flatMap(r -> find.apply(r).stream())
                    .flatMap(c -> c.objects("section"))
                    .collect(Collectors.toMap(Texts::element, Texts::plain, (a, b) -> a)));
        }

        private static String element(JsonObject section) {
            return section.object("code").stream()
                    .flatMap(c -> c.objects("coding"))
                    .filter(c -> is(c, TransferText.SYSTEM))
                    .findFirst()
                    .flatMap(c -> c.text("code"))
                    .orElse("");
        }

        private static String plain(JsonObject section) {
            return section.objects("extension")
                    .filter(e ->
                            e.text("url").filter(Systems.PLAIN_TEXT::equals).isPresent())
                    .findFirst()
                    .flatMap(e -> e.text("valueString"))
                    .orElse("");
        }

        String get(TransferText text) {
            return byElement.getOrDefault(text.element(), "");
        }

        /** One text, as the form of decision 3176 has it: often the method is the treatment once more. */
        String treatment() {
            Set<String> all = new LinkedHashSet<>();
            all.add(get(TransferText.TREATMENT));
            all.add(get(TransferText.METHOD));
            all.add(titled(TransferText.SERVICES));
            all.add(titled(TransferText.MEDICINES));
            return joined(all.stream(), "\n");
        }

        private String titled(TransferText text) {
            String value = get(text);
            return value.isEmpty() ? "" : text.title() + ": " + value;
        }

        String escort() {
            return joined(Stream.of(get(TransferText.ESCORT), get(TransferText.ESCORT_TITLE)), ", ");
        }

        private static String joined(Stream<String> texts, String between) {
            return texts.filter(t -> !t.isEmpty()).collect(Collectors.joining(between));
        }
    }
}
