package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML11 → a Composition: the certificate of sick leave for the social insurance. */
final class SickLeaveMapping {

    private static final String TABLE = "XML11";
    private static final PaperFacts FACTS = new PaperFacts(
            TABLE,
            Fact.text("CHAN_DOAN_RV", "Chẩn đoán"),
            Fact.text("PP_DIEUTRI", "Phương pháp điều trị"),
            Fact.yes("MA_DINH_CHI_THAI", "Đình chỉ thai nghén"),
            Fact.text("NGUYENNHAN_DINHCHI", "Nguyên nhân đình chỉ thai nghén"),
            Fact.number("TUOI_THAI", "Tuổi thai", "tuần"),
            Fact.number("SO_NGAY_NGHI", "Số ngày nghỉ", "ngày"),
            Fact.time("TU_NGAY", "Nghỉ từ ngày"),
            Fact.time("DEN_NGAY", "Nghỉ đến ngày"),
            Fact.text("HO_TEN_CHA", "Họ tên cha"),
            Fact.text("HO_TEN_ME", "Họ tên mẹ"),
            Fact.text("DON_VI", "Đơn vị làm việc"),
            Fact.identifier("MA_BHXH", "Mã số bảo hiểm xã hội", Systems.SOCIAL_INSURANCE),
            Fact.identifier("MA_THE_TAM", "Thẻ bảo hiểm y tế tạm", Systems.INSURANCE_CARD),
            Fact.text("SO_CT", "Số chứng từ"),
            Fact.text("SO_KCB", "Số khám bệnh, chữa bệnh"),
            Fact.text("MAU_SO", "Mẫu số"));

    static final Fields FIELDS = FACTS.declare(Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .maps("SO_SERI", "Composition.identifier[urn:vn:cskcb:CODE:so-seri]")
            .keeps(Reason.SUMMARY, "MA_THE_BHYT")
            .maps("MA_TTDV", "Composition.attester.party mode `legal`")
            .maps("MA_BS", "Composition.author none sent: the facility")
            .maps("NGAY_CT", "Composition.date none sent: the discharge")
            .keeps(Reason.RESERVED, "DU_PHONG"));

    private final Episode episode;

    SickLeaveMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows(TABLE).stream().map(this::paper).toList();
    }

    private Statement paper(HisRow row) {
        String written = Paper.written(episode, row);
        JsonObject paper = new Paper(episode, PaperKind.SICK_LEAVE)
                .written(written)
                .by(Fhir.staff(row.get("MA_BS")))
                .attested(row.get("MA_TTDV"))
                .numbered("so-seri", row.get("SO_SERI"))
                .resource()
                .put("section", FACTS.sections(row, episode.facility()));
        return new Statement(String.join("|", TABLE, row.get("SO_SERI")), paper, HisTime.start(written));
    }
}
