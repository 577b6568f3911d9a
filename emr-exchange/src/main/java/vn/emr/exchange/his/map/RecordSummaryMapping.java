package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML8 → a Composition: the summary of the record. */
final class RecordSummaryMapping {

    private static final String TABLE = "XML8";

    static final Fields FIELDS = Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.SUMMARY, "MA_LOAI_KCB", "NGAY_VAO", "NGAY_RA")
            .maps("HO_TEN_CHA", "Composition.extension[cha].valueReference.display")
            .maps("HO_TEN_ME", "Composition.extension[me].valueReference.display")
            .maps("NGUOI_GIAM_HO", "Composition.extension[nguoi-giam-ho].valueReference.display")
            .maps("DON_VI", "Composition.extension[noi-lam-viec].valueString")
            .maps("CHAN_DOAN_VAO", "Composition.section[CHAN_DOAN_VAO]")
            .maps("CHAN_DOAN_RV", "Composition.section[CHAN_DOAN_RV]")
            .maps("QT_BENHLY", "Composition.section[QT_BENHLY]")
            .maps("TOMTAT_KQ", "Composition.section[TOMTAT_KQ]")
            .maps("PP_DIEUTRI", "Composition.section[PP_DIEUTRI]")
            .maps(
                    "NGAY_SINHCON",
                    "Composition.extension[ngay-sinh-con].valueDate as much as is known; valueDateTime when it has a clock time, "
                            + "valueString when nothing is known")
            .maps(
                    "NGAY_CONCHET",
                    "Composition.extension[ngay-con-chet].valueDate valueDateTime when it has a clock time")
            .maps("SO_CONCHET", "Composition.section[SO_CONCHET]")
            .maps("KET_QUA_DTRI", "Composition.extension[ket-qua-dtri].valueCoding")
            .maps("GHI_CHU", "Composition.section[GHI_CHU]")
            .maps("MA_TTDV", "Composition.attester.party mode `legal`")
            .maps("NGAY_CT", "Composition.date none sent: the discharge")
            .maps("MA_THE_TAM", "Composition.extension[the-tam].valueIdentifier")
            .keeps(Reason.RESERVED, "DU_PHONG");

    private final Episode episode;

    RecordSummaryMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows(TABLE).stream().map(this::paper).toList();
    }

    private Statement paper(HisRow row) {
        String written = Paper.written(episode, row);
        JsonObject paper = new Paper(episode, PaperKind.SUMMARY)
                .written(written)
                .attested(row.get("MA_TTDV"))
                .resource()
                .put("section", sections(row))
                .put("extension", extensions(row));
        return new Statement(TABLE, paper, HisTime.start(written));
    }

    private static JsonArray sections(HisRow row) {
        Sections sections = new Sections(TABLE, row);
        return Fhir.array(
                sections.of("CHAN_DOAN_VAO", "Chẩn đoán lúc vào"),
                sections.of("CHAN_DOAN_RV", "Chẩn đoán lúc ra"),
                sections.of("QT_BENHLY", "Quá trình bệnh lý và diễn biến lâm sàng"),
                sections.of("TOMTAT_KQ", "Tóm tắt kết quả xét nghiệm, cận lâm sàng"),
                sections.of("PP_DIEUTRI", "Phương pháp điều trị"),
                sections.of("SO_CONCHET", "Số con chết"),
                sections.of("GHI_CHU", "Ghi chú"));
    }

    private static JsonArray extensions(HisRow row) {
        String outcome = row.get("KET_QUA_DTRI");
        return Fhir.array(
                Fhir.extension(
                        "ket-qua-dtri",
                        "valueCoding",
                        Fhir.coding(
                                "urn:vn:ket-qua-dtri",
                                outcome,
                                Codes.name("KET_QUA_DTRI", outcome).orElse(null))),
                Fhir.born("ngay-sinh-con", row.get("NGAY_SINHCON")),
                Fhir.dated("ngay-con-chet", row.get("NGAY_CONCHET")),
                Fhir.relative("cha", "", row.get("HO_TEN_CHA")),
                Fhir.relative("me", "", row.get("HO_TEN_ME")),
                Fhir.relative("nguoi-giam-ho", "", row.get("NGUOI_GIAM_HO")),
                Fhir.extension("noi-lam-viec", row.get("DON_VI")),
                Fhir.temporaryCard(row.get("MA_THE_TAM")));
    }
}
