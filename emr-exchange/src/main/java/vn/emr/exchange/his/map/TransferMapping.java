package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.Systems;
import vn.emr.domain.referral.TransferText;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/**
 * XML13 → a Composition with what the referral paper says, and the ServiceRequest that it is. Decision 3176 renamed
 * elements; both names are read.
 */
final class TransferMapping {

    private static final String TABLE = "XML13";

    private final Episode episode;

    TransferMapping(Episode episode) {
        this.episode = episode;
    }

    /** The papers. */
    List<Statement> papers() {
        return episode.hoso().rows(TABLE).stream().map(this::paper).toList();
    }

    private Statement paper(HisRow row) {
        Sections sections = new Sections(TABLE, row);
        JsonArray all = new JsonArray();
        for (TransferText text : TransferText.values()) {
            all.add(sections.of(text.element(), text.title()));
        }
        JsonObject paper = new Paper(episode, PaperKind.TRANSFER)
                .written(written(row))
                .by(Fhir.staff(row.filled("MA_BAC_SI")))
                .attested(row.get("MA_TTDV"))
                .resource()
                .put("identifier", number(row))
                .put("section", all);
        return new Statement(key("paper", row), paper, HisTime.start(written(row)));
    }

    /** A paper is known by its number: one with another number is another paper. */
    private static String key(String what, HisRow row) {
        return String.join("|", TABLE, what, row.get("GIAY_CHUYEN_TUYEN"));
    }

    /** The paper has no date of its own: the patient leaves with it. Decision 3176 lets it name several times. */
    private String written(HisRow row) {
        List<String> left = row.filled("NGAY_RA");
        return left.isEmpty() ? episode.summary().get("NGAY_RA") : left.get(left.size() - 1);
    }

    /** The requests; the papers, one for each row, have their ids. */
    List<Statement> requests(List<Statement> papers) {
        List<HisRow> rows = episode.hoso().rows(TABLE);
        List<Statement> requests = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            requests.add(request(rows.get(i), papers.get(i)));
        }
        return requests;
    }

    private Statement request(HisRow row, Statement paper) {
        List<String> doctors = row.filled("MA_BAC_SI");
        JsonObject request = episode.resource("ServiceRequest")
                .put("identifier", identifiers(row))
                .put("status", "active")
                .put("intent", "order")
                .put(
                        "category",
                        Fhir.array(Fhir.concept(
                                PaperKind.TRANSFER.title(), Fhir.coding(Systems.REQUEST, Systems.TRANSFER))))
                .put("authoredOn", HisTime.dateTime(written(row)))
                .put("requester", doctors.isEmpty() ? null : Fhir.staff(doctors.get(0)))
                .put("performer", Fhir.array(episode.facility().named(either(row, "MA_CSKCB_DEN", "MA_NOI_DEN"))))
                .put("reasonCode", reasons(row))
                .put("supportingInfo", Fhir.array(paper.reference()))
                .put("extension", extensions(row, doctors));
        return new Statement(key("request", row), request, HisTime.start(written(row)));
    }

    private static String either(HisRow row, String since3176, String before) {
        return row.has(since3176) ? row.get(since3176) : row.get(before);
    }

    private JsonArray identifiers(HisRow row) {
        String facility = issuer(row);
        return Fhir.array(
                number(row),
                identifier(Systems.transferNumber(facility), row.get("SO_CHUYENTUYEN")),
                identifier(Systems.transferFile(facility), row.get("SO_HOSO")));
    }

    private @Nullable JsonObject number(HisRow row) {
        JsonObject number = identifier(Systems.TRANSFER_PAPER, row.get("GIAY_CHUYEN_TUYEN"));
        return number == null ? null : number.put("assigner", episode.facility().named(issuer(row)));
    }

    private String issuer(HisRow row) {
        return row.has("MA_CSKCB") ? row.get("MA_CSKCB") : episode.facility().code();
    }

    private static @Nullable JsonObject identifier(String system, String value) {
        return value.isEmpty() ? null : Systems.identifier(system, value);
    }

    /** The main disease first. Some papers leave the diagnosis to the summary. */
    private JsonArray reasons(HisRow row) {
        boolean own = row.has("MA_BENH_CHINH") || row.has("CHAN_DOAN_RV");
        HisRow said = own ? row : episode.summary();
        JsonArray all = Fhir.array(Fhir.concept(said.get("CHAN_DOAN_RV"), Fhir.disease(said.get("MA_BENH_CHINH"))));
        said.filled("MA_BENH_KT").forEach(c -> all.add(Fhir.concept("", Fhir.disease(c))));
        return all;
    }

    private JsonArray extensions(HisRow row, List<String> doctors) {
        String reason = row.get("MA_LYDO_CT");
        JsonArray all = Fhir.array(Fhir.extension(
                "ly-do-chuyen",
                "valueCoding",
                Fhir.coding(
                        Systems.TRANSFER_REASON,
                        reason,
                        Codes.name("MA_LYDO_CT", reason).orElse(null))));
        row.filled(row.has("MA_CSKCB_DI") ? "MA_CSKCB_DI" : "MA_NOI_DI")
                .forEach(f -> all.add(Fhir.extension(
                        "noi-di", "valueReference", episode.facility().named(f))));
        row.filled("MA_BENH_YHCT").forEach(c -> all.add(Fhir.traditional(c)));
        doctors.stream().skip(1).forEach(d -> all.add(Fhir.extension("bac-si", "valueReference", Fhir.staff(d))));
        return all;
    }
}
