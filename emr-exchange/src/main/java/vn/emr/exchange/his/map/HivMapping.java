package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.CareProgramme;
import vn.emr.domain.content.JsonArray;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.resend.Statement;

/** XML6 → a CarePlan and an Observation for each row: care of HIV/AIDS. */
final class HivMapping {

    private static final String TABLE = "XML6";
    private static final TuberculosisTreatment TREATMENT = new TuberculosisTreatment("KQ_DTRI_LAO");
    private static final Programme PROGRAMME = new Programme(
            TABLE,
            CareProgramme.HIV,
            TREATMENT,
            Fact.time("NGAYKD_HIV", "Ngày khẳng định HIV"),
            Fact.facility("NOI_LAY_MAU_XN", "Nơi lấy mẫu xét nghiệm HIV"),
            Fact.facility("NOI_XN_KD", "Nơi xét nghiệm khẳng định HIV"),
            Fact.code("MA_LOAI_BN", "Loại bệnh nhân HIV"),
            Fact.code("NHOM_DOI_TUONG", "Nhóm đối tượng"),
            Fact.code("GIAI_DOAN_LAM_SANG", "Giai đoạn lâm sàng"),
            Fact.code("MA_TINH_TRANG_DK", "Tình trạng khi đăng ký khám"),
            Fact.code("SANG_LOC_LAO", "Sàng lọc lao"),
            Fact.code("MA_LYDO_XNTL_VR", "Lý do xét nghiệm tải lượng vi rút"),
            Fact.time("NGAY_XN_TLVR", "Ngày lấy mẫu tải lượng vi rút"),
            Fact.code("KQ_XNTL_VR", "Kết quả tải lượng vi rút"),
            Fact.time("NGAY_KQ_XN_TLVR", "Ngày có kết quả tải lượng vi rút"),
            Fact.number("LAN_XN_PCR", "Lần xét nghiệm PCR", ""),
            Fact.time("NGAY_XN_PCR", "Ngày xét nghiệm PCR"),
            Fact.time("NGAY_KQ_XN_PCR", "Ngày có kết quả PCR"),
            Fact.code("MA_KQ_XN_PCR", "Kết quả PCR"),
            Fact.time("NGAY_NHAN_TT_MANG_THAI", "Ngày nhận thông tin mang thai"));

    private static final String FIRST = "CarePlan.activity[arv-ban-dau].";
    private static final String NOW = "CarePlan.activity[arv].";
    private static final String TB = TuberculosisTreatment.ACTIVITY;
    private static final String HANDLING = "CarePlan.activity[xu-tri].";

    static final Fields FIELDS = PROGRAMME.declare(Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.SUMMARY, "MA_THE_BHYT", "SO_CCCD", "NGAY_SINH", "GIOI_TINH", "DIA_CHI")
            .keeps(Reason.SUMMARY, "MATINH_CU_TRU", "MAHUYEN_CU_TRU", "MAXA_CU_TRU")
            .maps("NOI_BDDT_ARV", FIRST + "detail.location")
            .maps("BDDT_ARV", FIRST + "detail.scheduledPeriod.start")
            .maps("MA_PHAC_DO_DIEU_TRI_BD", FIRST + "detail.productCodeableConcept")
            .maps("MA_BAC_PHAC_DO_BD", FIRST + "detail.extension[bac-phac-do].valueCoding")
            .maps("MA_LYDO_DTRI", FIRST + "detail.reasonCode")
            .maps("MA_PHAC_DO_DIEU_TRI", NOW + "detail.productCodeableConcept")
            .maps("MA_BAC_PHAC_DO", NOW + "detail.extension[bac-phac-do].valueCoding")
            .maps("SO_NGAY_CAP_THUOC_ARV", NOW + "detail.quantity")
            .maps("NGAY_CHUYEN_PHAC_DO", NOW + "detail.scheduledPeriod.start")
            .maps("LY_DO_CHUYEN_PHAC_DO", NOW + "detail.reasonCode")
            .maps("LOAI_DTRI_LAO", TB + TuberculosisTreatment.DENIAL)
            .maps("PHACDO_DTRI_LAO", TB + "detail.productCodeableConcept")
            .maps("NGAYBD_DTRI_LAO", TB + "detail.scheduledPeriod.start")
            .maps("NGAYKT_DTRI_LAO", TB + "detail.scheduledPeriod.end")
            .maps("KQ_DTRI_LAO", TB + "outcomeCodeableConcept")
            .maps("NGAY_BAT_DAU_DT_CTX", "CarePlan.activity[ctx].detail.scheduledPeriod.start")
            .maps("MA_XU_TRI", HANDLING + "detail.extension[ma-xu-tri].valueCoding one per code")
            .maps("NGAY_BAT_DAU_XU_TRI", HANDLING + "detail.scheduledPeriod.start")
            .maps("NGAY_KET_THUC_XU_TRI", HANDLING + "detail.scheduledPeriod.end")
            .maps("MA_CSKCB", "CarePlan.author none sent: the facility")
            .keeps(Reason.RESERVED, "DU_PHONG"));

    private final Episode episode;

    HivMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return PROGRAMME.map(episode, r -> null, this::treatments);
    }

    private JsonArray treatments(HisRow row) {
        return Fhir.array(
                new Treatment(row, "arv-ban-dau", "ARV ban đầu")
                        .product("MA_PHAC_DO_DIEU_TRI_BD")
                        .more("bac-phac-do", "MA_BAC_PHAC_DO_BD", "bậc")
                        .reason("MA_LYDO_DTRI", "lý do đăng ký")
                        .at(episode.facility().named(row.get("NOI_BDDT_ARV")))
                        .during("BDDT_ARV", "")
                        .activity(),
                new Treatment(row, "arv", "ARV đợt này")
                        .product("MA_PHAC_DO_DIEU_TRI")
                        .more("bac-phac-do", "MA_BAC_PHAC_DO", "bậc")
                        .reason("LY_DO_CHUYEN_PHAC_DO", "lý do chuyển phác đồ")
                        .days("SO_NGAY_CAP_THUOC_ARV")
                        .during("NGAY_CHUYEN_PHAC_DO", "")
                        .activity(),
                TREATMENT.activity(row),
                new Treatment(row, "ctx", "Dự phòng cotrimoxazole")
                        .during("NGAY_BAT_DAU_DT_CTX", "")
                        .activity(),
                new Treatment(row, "xu-tri", "Xử trí")
                        .more("ma-xu-tri", "MA_XU_TRI", "mã xử trí")
                        .during("NGAY_BAT_DAU_XU_TRI", "NGAY_KET_THUC_XU_TRI")
                        .activity());
    }
}
