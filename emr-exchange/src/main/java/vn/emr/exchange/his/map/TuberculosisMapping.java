package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.CareProgramme;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.resend.Statement;

/** XML15 → a CarePlan and an Observation for each row: treatment of tuberculosis. */
final class TuberculosisMapping {

    private static final String TABLE = "XML15";
    private static final TuberculosisTreatment TREATMENT = new TuberculosisTreatment("KET_QUA_DTRI_LAO");
    private static final Programme PROGRAMME = new Programme(
            TABLE,
            CareProgramme.TUBERCULOSIS,
            TREATMENT,
            Fact.code("PHANLOAI_LAO_VITRI", "Phân loại lao theo vị trí"),
            Fact.code("PHANLOAI_LAO_TS", "Phân loại lao theo tiền sử"),
            Fact.code("PHANLOAI_LAO_HIV", "Phân loại lao theo tình trạng HIV"),
            Fact.code("PHANLOAI_LAO_VK", "Phân loại lao theo vi khuẩn"),
            Fact.code("PHANLOAI_LAO_KT", "Phân loại lao theo kháng thuốc"),
            Fact.time("NGAYKD_HIV", "Ngày khẳng định HIV"));

    private static final String TB = TuberculosisTreatment.ACTIVITY;

    static final Fields FIELDS = PROGRAMME.declare(Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.NUMBERING, "STT")
            .keeps(Reason.SUMMARY, "MA_BN", "HO_TEN", "SO_CCCD")
            .maps("LOAI_DTRI_LAO", TB + TuberculosisTreatment.DENIAL + "; `CarePlan.status` `unknown`")
            .maps("NGAYBD_DTRI_LAO", TB + "detail.scheduledPeriod.start", "CarePlan.period.start")
            .maps("PHACDO_DTRI_LAO", TB + "detail.productCodeableConcept")
            .maps("NGAYKT_DTRI_LAO", TB + "detail.scheduledPeriod.end", "CarePlan.period.end")
            .maps("KET_QUA_DTRI_LAO", TB + "outcomeCodeableConcept")
            .maps("MA_CSKCB", "CarePlan.author none sent: the facility")
            .maps("BDDT_ARV", "CarePlan.activity[arv].detail.scheduledPeriod.start")
            .maps("NGAY_BAT_DAU_DT_CTX", "CarePlan.activity[ctx].detail.scheduledPeriod.start")
            .keeps(Reason.RESERVED, "DU_PHONG"));

    private final Episode episode;

    TuberculosisMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return PROGRAMME.map(episode, TuberculosisMapping::period, TuberculosisMapping::treatments);
    }

    private static JsonObject period(HisRow row) {
        return Fhir.between(row.get("NGAYBD_DTRI_LAO"), row.get("NGAYKT_DTRI_LAO"));
    }

    private static JsonArray treatments(HisRow row) {
        return Fhir.array(
                TREATMENT.activity(row),
                new Treatment(row, "arv", "ARV").during("BDDT_ARV", "").activity(),
                new Treatment(row, "ctx", "Dự phòng cotrimoxazole")
                        .during("NGAY_BAT_DAU_DT_CTX", "")
                        .activity());
    }
}
