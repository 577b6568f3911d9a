package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    static final Fields FIELDS = Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .maps("SO_HOSO", "ServiceRequest.identifier[urn:vn:cskcb:CODE:so-hoso]")
            .maps("SO_CHUYENTUYEN", "ServiceRequest.identifier[urn:vn:cskcb:CODE:so-chuyentuyen]")
            .maps(
                    "GIAY_CHUYEN_TUYEN",
                    "ServiceRequest.identifier[urn:vn:giay-chuyen-tuyen] the receiver's XML1 names the same number",
                    "Composition.identifier[urn:vn:giay-chuyen-tuyen]")
            .maps(
                    "MA_CSKCB",
                    "ServiceRequest.identifier CODE of its systems, and `assigner` of the paper's number",
                    "Composition.identifier[urn:vn:giay-chuyen-tuyen].assigner")
            .maps("MA_NOI_DI", "ServiceRequest.extension[noi-di].valueReference until 3176")
            .maps("MA_CSKCB_DI", "ServiceRequest.extension[noi-di].valueReference 3176: one per code")
            .maps("MA_NOI_DEN", "ServiceRequest.performer until 3176")
            .maps("MA_CSKCB_DEN", "ServiceRequest.performer 3176")
            .keeps(Reason.SUMMARY, "HO_TEN", "NGAY_SINH", "GIOI_TINH", "MA_QUOCTICH", "MA_DANTOC", "MA_NGHE_NGHIEP")
            .keeps(Reason.SUMMARY, "DIA_CHI", "MA_THE_BHYT", "GT_THE_DEN", "NGAY_VAO", "NGAY_VAO_NOI_TRU")
            .maps(
                    "NGAY_RA",
                    "ServiceRequest.authoredOn the paper has no date of its own; of several times the last; none: that of "
                            + "XML1",
                    "Composition.date")
            .maps("DAU_HIEU_LS", "Composition.section[DAU_HIEU_LS]")
            .maps("CHAN_DOAN_RV", "Composition.section[CHAN_DOAN_RV]", "ServiceRequest.reasonCode.text of the first")
            .maps("QT_BENHLY", "Composition.section[QT_BENHLY]")
            .maps("TOMTAT_KQ", "Composition.section[TOMTAT_KQ]")
            .maps("PP_DIEUTRI", "Composition.section[PP_DIEUTRI]")
            .maps(
                    "MA_BENH_CHINH",
                    "ServiceRequest.reasonCode.coding[http://hl7.org/fhir/sid/icd-10] of the first; of several one for each")
            .maps("MA_BENH_KT", "ServiceRequest.reasonCode.coding[http://hl7.org/fhir/sid/icd-10] of the others")
            .maps("MA_BENH_YHCT", "ServiceRequest.extension[benh-yhct].valueCoding one per code")
            .maps("TEN_DICH_VU", "Composition.section[TEN_DICH_VU] until 3176")
            .maps("TEN_THUOC", "Composition.section[TEN_THUOC] until 3176")
            .maps("PP_DIEU_TRI", "Composition.section[PP_DIEU_TRI] until 3176")
            .maps("TINH_TRANG_CT", "Composition.section[TINH_TRANG_CT] 3176")
            .keeps(Reason.SUMMARY, "MA_LOAI_RV")
            .maps("MA_LYDO_CT", "ServiceRequest.extension[ly-do-chuyen].valueCoding")
            .maps("HUONG_DIEU_TRI", "Composition.section[HUONG_DIEU_TRI]")
            .maps("PHUONGTIEN_VC", "Composition.section[PHUONGTIEN_VC]")
            .maps("HOTEN_NGUOI_HT", "Composition.section[HOTEN_NGUOI_HT]")
            .maps("CHUCDANH_NGUOI_HT", "Composition.section[CHUCDANH_NGUOI_HT]")
            .maps(
                    "MA_BAC_SI",
                    "ServiceRequest.requester the first",
                    "ServiceRequest.extension[bac-si].valueReference the others",
                    "Composition.author")
            .maps("MA_TTDV", "Composition.attester.party mode `legal`")
            .keeps(Reason.RESERVED, "DU_PHONG");

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
                .put("performer", receivers(row))
                .put("reasonCode", reasons(row))
                .put("supportingInfo", Fhir.array(paper.reference()))
                .put("extension", extensions(row, doctors));
        return new Statement(key("request", row), request, HisTime.start(written(row)));
    }

    /** Whom the paper is for: that of decision 3176 first. A file with both names of the element gives one twice. */
    private JsonArray receivers(HisRow row) {
        JsonArray all = new JsonArray();
        either(row, "MA_CSKCB_DEN", "MA_NOI_DEN")
                .forEach(f -> all.add(episode.facility().named(f)));
        return all;
    }

    private static Set<String> either(HisRow row, String since3176, String before) {
        Set<String> all = new LinkedHashSet<>(row.filled(since3176));
        all.addAll(row.filled(before));
        return all;
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

    /** Whether the facility is told of a paper that gives no number, which is what the resources have it for. */
    static boolean isUnstated(HisRow row, String element) {
        return element.equals("MA_CSKCB")
                && !row.has("GIAY_CHUYEN_TUYEN")
                && !row.has("SO_CHUYENTUYEN")
                && !row.has("SO_HOSO");
    }

    private String issuer(HisRow row) {
        return row.has("MA_CSKCB") ? row.get("MA_CSKCB") : episode.facility().code();
    }

    private static @Nullable JsonObject identifier(String system, String value) {
        return value.isEmpty() ? null : Systems.identifier(system, value);
    }

    /** The main disease first. Some papers leave the main one, or all of them, to the summary. */
    private JsonArray reasons(HisRow row) {
        boolean own = row.has("MA_BENH_CHINH") || row.has("CHAN_DOAN_RV");
        if (own) {
            return Rows.diseases(row);
        }
        JsonArray all = Rows.diseases(episode.summary());
        row.filled("MA_BENH_KT").stream()
                .filter(c -> !episode.summary().filled("MA_BENH_KT").contains(c))
                .forEach(c -> all.add(Fhir.concept("", Fhir.disease(c))));
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
        either(row, "MA_CSKCB_DI", "MA_NOI_DI")
                .forEach(f -> all.add(Fhir.extension(
                        "noi-di", "valueReference", episode.facility().named(f))));
        row.filled("MA_BENH_YHCT").forEach(c -> all.add(Fhir.traditional(c)));
        doctors.stream().skip(1).forEach(d -> all.add(Fhir.extension("bac-si", "valueReference", Fhir.staff(d))));
        return all;
    }
}
