package vn.emr.exchange.his.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML7 → a Composition: the discharge paper. */
final class DischargeMapping {

    private static final String TABLE = "XML7";

    static final Fields FIELDS = Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .maps("SO_LUU_TRU", "Composition.identifier[urn:vn:cskcb:CODE:mahsba]")
            .keeps(Reason.SUMMARY, "MA_YTE", "NGAY_VAO", "NGAY_RA")
            .maps("MA_KHOA_RV", "Composition.extension[khoa].valueString")
            .maps("MA_DINH_CHI_THAI", "Composition.extension[dinh-chi-thai].valueCoding `1` and `0` with their words")
            .maps("NGUYENNHAN_DINHCHI", "Composition.section[NGUYENNHAN_DINHCHI]")
            .maps("THOIGIAN_DINHCHI", "Composition.extension[thoi-gian-dinh-chi].valueDateTime")
            .maps("TUOI_THAI", "Composition.section[TUOI_THAI] weeks")
            .maps("CHAN_DOAN_RV", "Composition.section[CHAN_DOAN_RV]")
            .maps("PP_DIEUTRI", "Composition.section[PP_DIEUTRI]")
            .maps("GHI_CHU", "Composition.section[GHI_CHU]")
            .maps("MA_TTDV", "Composition.attester.party mode `legal`")
            .maps("MA_BS", "Composition.author")
            .maps("TEN_BS", "Composition.author.display")
            .maps("NGAY_CT", "Composition.date none sent: the discharge")
            .maps("MA_CHA", "Composition.extension[cha].valueReference")
            .maps("MA_ME", "Composition.extension[me].valueReference")
            .maps("MA_THE_TAM", "Composition.extension[the-tam].valueIdentifier")
            .maps("HO_TEN_CHA", "Composition.extension[cha].valueReference.display")
            .maps("HO_TEN_ME", "Composition.extension[me].valueReference.display")
            .maps("SO_NGAY_NGHI", "Composition.section[SO_NGAY_NGHI]")
            .maps("NGOAITRU_TUNGAY", "Composition.extension[nghi].valuePeriod.start")
            .maps("NGOAITRU_DENNGAY", "Composition.extension[nghi].valuePeriod.end")
            .keeps(Reason.RESERVED, "DU_PHONG");

    private final Episode episode;

    DischargeMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows(TABLE).stream().map(this::paper).toList();
    }

    private Statement paper(HisRow row) {
        String record = row.get("SO_LUU_TRU");
        String written = Paper.written(episode, row);
        JsonObject paper = new Paper(episode, PaperKind.DISCHARGE)
                .written(written)
                .by(Fhir.staff(row.get("MA_BS"), row.get("TEN_BS")))
                .attested(row.get("MA_TTDV"))
                .resource()
                .put(
                        "identifier",
                        record.isEmpty()
                                ? null
                                : Systems.identifier(
                                        Systems.recordNumber(episode.facility().code()), record))
                .put("section", sections(row))
                .put("extension", extensions(row));
        return new Statement(TABLE, paper, HisTime.start(written));
    }

    private static JsonArray sections(HisRow row) {
        Sections sections = new Sections(TABLE, row);
        return Fhir.array(
                sections.of("CHAN_DOAN_RV", "Chẩn đoán"),
                sections.of("PP_DIEUTRI", "Phương pháp điều trị"),
                sections.of("NGUYENNHAN_DINHCHI", "Nguyên nhân đình chỉ thai nghén"),
                sections.of("TUOI_THAI", "Tuổi thai (tuần)"),
                sections.of("GHI_CHU", "Ghi chú"),
                sections.of("SO_NGAY_NGHI", "Số ngày nghỉ"));
    }

    private static JsonArray extensions(HisRow row) {
        return Fhir.array(
                Fhir.extension("khoa", row.get("MA_KHOA_RV")),
                Fhir.extension("dinh-chi-thai", "valueCoding", terminated(row.get("MA_DINH_CHI_THAI"))),
                Fhir.extension(
                        "thoi-gian-dinh-chi",
                        "valueDateTime",
                        Fhir.text(HisTime.dateTime(row.get("THOIGIAN_DINHCHI")))),
                Fhir.extension("nghi", "valuePeriod", off(row)),
                Fhir.relative("cha", row.get("MA_CHA"), row.get("HO_TEN_CHA")),
                Fhir.relative("me", row.get("MA_ME"), row.get("HO_TEN_ME")),
                Fhir.temporaryCard(row.get("MA_THE_TAM")));
    }

    private static @Nullable JsonObject terminated(String code) {
        @Nullable
        String words =
                switch (code) {
                    case "1" -> "Đình chỉ thai nghén";
                    case "0" -> "Không đình chỉ thai nghén";
                    default -> null;
                };
        return Fhir.coding("urn:vn:ma-dinh-chi-thai", code, words);
    }

    private static @Nullable JsonValue off(HisRow row) {
        boolean said = row.has("NGOAITRU_TUNGAY") || row.has("NGOAITRU_DENNGAY");
        return said ? Fhir.between(row.get("NGOAITRU_TUNGAY"), row.get("NGOAITRU_DENNGAY")) : null;
    }
}
