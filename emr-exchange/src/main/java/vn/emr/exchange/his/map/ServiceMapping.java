package vn.emr.exchange.his.map;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/**
 * XML3 → one Procedure a row, for examinations, tests, operations, bed days and transport; supplies are
 * {@link SupplyMapping}'s.
 */
final class ServiceMapping {

    static final Fields FIELDS = Fields.of(Declared.SERVICES)
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.NUMBERING, "STT")
            .maps("MA_DICH_VU", "Procedure.code.coding[urn:vn:ma-dich-vu]")
            .maps("MA_PTTT_QT", "Procedure.code.coding[http://hl7.org/fhir/sid/icd-9-cm] one per code")
            .maps("MA_NHOM", "Procedure.category.coding[urn:vn:ma-nhom]")
            .maps("TEN_DICH_VU", "Procedure.code.text")
            .maps("MA_XANG_DAU", "Procedure.extension[xang-dau].valueString fuel of a transport")
            .maps("DON_VI_TINH", "Procedure.extension[so-luong].valueQuantity.unit")
            .maps("SO_LUONG", "Procedure.extension[so-luong].valueQuantity.value")
            .maps("MA_KHOA", "Procedure.extension[khoa].valueString")
            .maps("MA_GIUONG", "Procedure.location identifier `urn:vn:cskcb:CODE:giuong`")
            .maps("MA_BAC_SI", "Procedure.extension[chi-dinh].valueReference one per number")
            .maps("NGUOI_THUC_HIEN", "Procedure.performer.actor")
            .maps("MA_BENH", "Procedure.reasonCode.coding[http://hl7.org/fhir/sid/icd-10]")
            .maps("MA_BENH_YHCT", "Procedure.extension[benh-yhct].valueCoding one per code")
            .maps("NGAY_YL", "Procedure.extension[ngay-y-lenh].valueDateTime")
            .maps("NGAY_TH_YL", "Procedure.performedDateTime")
            .maps(
                    "NGAY_KQ",
                    "Procedure.extension[ngay-kq].valueDateTime and `report`: the DiagnosticReport of the same "
                            + "service and time")
            .maps("PP_VO_CAM", "Procedure.extension[vo-cam].valueCoding")
            .maps("VI_TRI_TH_DVKT", "Procedure.bodySite.coding[urn:vn:vi-tri-th-dvkt]")
            .maps("MA_MAY", "Procedure.usedReference identifier `urn:vn:ma-may`")
            .keeps(Reason.MISPLACED, "MA_VAT_TU", "TEN_VAT_TU", "GOI_VTYT", "MA_HIEU_SP", "TAI_SU_DUNG")
            .keeps(Reason.SETTLEMENT, Rows.TERMS)
            .keeps(Reason.MONEY, Rows.MONEY)
            .keeps(Reason.RESERVED, "DU_PHONG");

    private final Episode episode;

    ServiceMapping(Episode episode) {
        this.episode = episode;
    }

    /** Whether the row is about a supply. */
    static boolean isSupply(HisRow row) {
        return row.has("MA_VAT_TU") || row.has("TEN_VAT_TU");
    }

    /** The services; the reports have their ids. */
    List<Statement> map(List<Statement> reports) {
        Map<String, Statement> byKey = reports.stream().collect(Collectors.toMap(Statement::key, Function.identity()));
        return episode.hoso().rows("XML3").stream()
                .filter(r -> !isSupply(r))
                .map(r -> service(r, byKey))
                .toList();
    }

    private Statement service(HisRow row, Map<String, Statement> reports) {
        String done = row.get("NGAY_TH_YL");
        Statement report = reports.get(ReportMapping.key(row));
        JsonObject procedure = episode.resource("Procedure")
                .put("status", "completed")
                .put("category", Rows.category(row))
                .put("code", code(row))
                .put("performedDateTime", HisTime.dateTime(done))
                .put("performer", performers(row))
                .put("location", bed(row.get("MA_GIUONG")))
                .put("reasonCode", Rows.reasons(row))
                .put(
                        "bodySite",
                        Fhir.array(Fhir.concept("", Fhir.coding("urn:vn:vi-tri-th-dvkt", row.get("VI_TRI_TH_DVKT")))))
                .put("report", Fhir.array(report == null ? null : report.reference()))
                .put("usedReference", machines(row))
                .put("extension", extensions(row));
        String what = row.has("MA_DICH_VU") ? row.get("MA_DICH_VU") : row.get("TEN_DICH_VU");
        String key = String.join("|", "XML3", what, row.get("NGAY_YL"));
        return new Statement(key, procedure, HisTime.start(done.isEmpty() ? row.get("NGAY_YL") : done));
    }

    private static JsonObject code(HisRow row) {
        JsonArray codings = Fhir.array(Fhir.coding(Systems.SERVICE, row.get("MA_DICH_VU")));
        row.filled("MA_PTTT_QT").forEach(c -> codings.add(Fhir.coding(Systems.ICD9_CM, c)));
        return new JsonObject().put("coding", codings).put("text", row.get("TEN_DICH_VU"));
    }

    private static JsonArray performers(HisRow row) {
        JsonArray all = new JsonArray();
        row.filled("NGUOI_THUC_HIEN").forEach(p -> all.add(new JsonObject().put("actor", Fhir.staff(p))));
        return all;
    }

    private @Nullable JsonObject bed(String code) {
        return Fhir.logical(Systems.FACILITY + ':' + episode.facility().code() + ":giuong", code, code);
    }

    private static JsonArray machines(HisRow row) {
        JsonArray all = new JsonArray();
        row.filled("MA_MAY").forEach(m -> all.add(Fhir.logical("urn:vn:ma-may", m, m)));
        return all;
    }

    private static JsonArray extensions(HisRow row) {
        String anaesthesia = row.get("PP_VO_CAM");
        JsonArray all = Fhir.array(
                Fhir.extension("ngay-y-lenh", "valueDateTime", Fhir.text(HisTime.dateTime(row.get("NGAY_YL")))),
                Fhir.extension("ngay-kq", "valueDateTime", Fhir.text(HisTime.dateTime(row.get("NGAY_KQ")))),
                Fhir.extension("so-luong", "valueQuantity", Rows.quantity(row)),
                Fhir.extension("khoa", row.get("MA_KHOA")),
                Fhir.extension("xang-dau", row.get("MA_XANG_DAU")),
                Fhir.extension(
                        "vo-cam",
                        "valueCoding",
                        Fhir.coding(
                                "urn:vn:pp-vo-cam",
                                anaesthesia,
                                Codes.name("PP_VO_CAM", anaesthesia).orElse(null))));
        row.filled("MA_BAC_SI").forEach(d -> all.add(Fhir.extension("chi-dinh", "valueReference", Fhir.staff(d))));
        row.filled("MA_BENH_YHCT").forEach(c -> all.add(Fhir.traditional(c)));
        return all;
    }
}
