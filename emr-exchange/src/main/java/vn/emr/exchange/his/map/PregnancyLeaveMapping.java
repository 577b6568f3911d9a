package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML10 → a Composition: leave for the care of a pregnancy. */
final class PregnancyLeaveMapping {

    private static final String TABLE = "XML10";
    private static final PaperFacts FACTS = new PaperFacts(
            TABLE,
            Fact.text("CHAN_DOAN_RV", "Chẩn đoán"),
            Fact.number("SO_NGAY", "Số ngày nghỉ", "ngày"),
            Fact.time("TU_NGAY", "Nghỉ từ ngày"),
            Fact.time("DEN_NGAY", "Nghỉ đến ngày"),
            Fact.text("DON_VI", "Đơn vị làm việc"),
            Fact.text("SO_CT", "Số chứng từ"));

    static final Fields FIELDS = FACTS.declare(Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .maps("SO_SERI", "Composition.identifier[urn:vn:cskcb:CODE:so-seri]")
            .maps("MA_TTDV", "Composition.attester.party mode `legal`")
            .maps("TEN_BS", "Composition.author.display")
            .maps("MA_BS", "Composition.author")
            .maps("NGAY_CT", "Composition.date none sent: the discharge")
            .keeps(Reason.RESERVED, "DU_PHONG"));

    private final Episode episode;

    PregnancyLeaveMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows(TABLE).stream().map(this::paper).toList();
    }

    private Statement paper(HisRow row) {
        String written = Paper.written(episode, row);
        JsonObject paper = new Paper(episode, PaperKind.PREGNANCY_LEAVE)
                .written(written)
                .by(Fhir.staff(row.get("MA_BS"), row.get("TEN_BS")))
                .attested(row.get("MA_TTDV"))
                .numbered("so-seri", row.get("SO_SERI"))
                .resource()
                .put("section", FACTS.sections(row, episode.facility()));
        return new Statement(String.join("|", TABLE, row.get("SO_SERI")), paper, HisTime.start(written));
    }
}
