package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML9 → a Composition for each child: the birth certificate of the facility, in the record of who gave birth. */
final class BirthMapping {

    private static final String TABLE = "XML9";
    private static final PaperFacts FACTS = new PaperFacts(
            TABLE,
            Fact.text("HO_TEN_CON", "Họ tên dự định đặt cho con"),
            Fact.code("GIOI_TINH_CON", "Giới tính của con", "GIOI_TINH"),
            Fact.birth("NGAY_SINH_CON", "Con sinh lúc"),
            Fact.text("NOI_SINH_CON", "Nơi sinh"),
            Fact.number("CAN_NANG_CON", "Cân nặng của con", "g"),
            Fact.text("TINH_TRANG_CON", "Tình trạng của con"),
            Fact.yes("SINHCON_PHAUTHUAT", "Sinh con phải phẫu thuật"),
            Fact.yes("SINHCON_DUOI32TUAN", "Sinh con dưới 32 tuần tuổi"),
            Fact.text("GHI_CHU", "Ghi chú"),
            Fact.number("SO_CON", "Số con trong lần sinh này", ""),
            Fact.number("LAN_SINH", "Lần sinh thứ", ""),
            Fact.number("SO_CON_SONG", "Số con hiện sống", ""),
            Fact.identifier("MA_THE_TAM", "Thẻ bảo hiểm y tế tạm của con", Systems.INSURANCE_CARD),
            Fact.text("HO_TEN_NND", "Họ tên mẹ hoặc người nuôi dưỡng"),
            Fact.birth("NGAYSINH_NND", "Ngày sinh của mẹ hoặc người nuôi dưỡng"),
            Fact.identity("SO_CCCD_NND", "Số giấy tờ tùy thân của mẹ hoặc người nuôi dưỡng"),
            Fact.time("NGAYCAP_CCCD_NND", "Ngày cấp giấy tờ"),
            Fact.text("NOICAP_CCCD_NND", "Nơi cấp giấy tờ"),
            Fact.identifier(
                    "MA_BHXH_NND", "Mã số bảo hiểm xã hội của mẹ hoặc người nuôi dưỡng", Systems.SOCIAL_INSURANCE),
            Fact.identifier("MA_THE_NND", "Thẻ bảo hiểm y tế của mẹ hoặc người nuôi dưỡng", Systems.INSURANCE_CARD),
            Fact.code("MA_DANTOC_NND", "Dân tộc của mẹ hoặc người nuôi dưỡng", "MA_DANTOC"),
            Fact.code("MA_QUOCTICH", "Quốc tịch của mẹ hoặc người nuôi dưỡng"),
            Fact.text("NOI_CU_TRU_NND", "Nơi cư trú của mẹ hoặc người nuôi dưỡng"),
            Fact.text("MATINH_CU_TRU", "Mã tỉnh cư trú"),
            Fact.text("MAHUYEN_CU_TRU", "Mã huyện cư trú"),
            Fact.text("MAXA_CU_TRU", "Mã xã cư trú"),
            Fact.text("HO_TEN_CHA", "Họ tên cha"),
            Fact.text("NGUOI_DO_DE", "Người đỡ đẻ"),
            Fact.text("QUYEN_SO", "Quyển số"));

    static final Fields FIELDS = FACTS.declare(Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .maps("SO", "Composition.identifier[urn:vn:cskcb:CODE:giay-chung-sinh]")
            .maps("NGUOI_GHI_PHIEU", "Composition.author.display none sent: the facility")
            .maps("NGAY_CT", "Composition.date none sent: the discharge")
            .maps("MA_TTDV", "Composition.attester.party mode `legal`")
            .keeps(Reason.RESERVED, "DU_PHONG"));

    private final Episode episode;

    BirthMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows(TABLE).stream().map(this::paper).toList();
    }

    private Statement paper(HisRow row) {
        String written = Paper.written(episode, row);
        JsonObject paper = new Paper(episode, PaperKind.BIRTH)
                .written(written)
                .by(Fhir.staff("", row.get("NGUOI_GHI_PHIEU")))
                .attested(row.get("MA_TTDV"))
                .numbered("giay-chung-sinh", row.get("SO"))
                .resource()
                .put("section", FACTS.sections(row, episode.facility()));
        String key = String.join("|", TABLE, row.get("SO"), row.get("QUYEN_SO"));
        return new Statement(key, paper, HisTime.start(written));
    }
}
