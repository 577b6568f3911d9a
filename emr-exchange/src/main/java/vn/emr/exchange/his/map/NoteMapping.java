package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML5 → one Composition a row. */
final class NoteMapping {

    static final Fields FIELDS = Fields.of("XML5")
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.NUMBERING, "STT")
            .maps("DIEN_BIEN_LS", "Composition.section[DIEN_BIEN_LS] `Diễn biến`")
            .maps("GIAI_DOAN_BENH", "Composition.section[GIAI_DOAN_BENH] `Giai đoạn bệnh`")
            .maps("HOI_CHAN", "Composition.section[HOI_CHAN] `Hội chẩn`")
            .maps("PHAU_THUAT", "Composition.section[PHAU_THUAT] `Phẫu thuật, thủ thuật`")
            .maps("THOI_DIEM_DBLS", "Composition.date")
            .maps("NGUOI_THUC_HIEN", "Composition.author none sent: the facility")
            .keeps(Reason.RESERVED, "DU_PHONG");

    private static final String TITLE = "Diễn biến lâm sàng";

    private final Episode episode;

    NoteMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows("XML5").stream().map(this::note).toList();
    }

    private Statement note(HisRow row) {
        Sections sections = new Sections("XML5", row);
        JsonArray authors = Fhir.staff(row.filled("NGUOI_THUC_HIEN"));
        JsonObject note = episode.resource("Composition")
                .put("status", "final")
                .put("type", Fhir.concept(TITLE, Fhir.coding(Fhir.LOINC, "11506-3", "Progress note")))
                .put("title", TITLE)
                .put("date", HisTime.dateTime(row.get("THOI_DIEM_DBLS")))
                .put("author", authors.isEmpty() ? Fhir.array(episode.facility().reference()) : authors)
                .put("custodian", episode.facility().reference())
                .put(
                        "section",
                        Fhir.array(
                                sections.of("DIEN_BIEN_LS", "Diễn biến"),
                                sections.of("GIAI_DOAN_BENH", "Giai đoạn bệnh"),
                                sections.of("HOI_CHAN", "Hội chẩn"),
                                sections.of("PHAU_THUAT", "Phẫu thuật, thủ thuật")));
        String key = String.join("|", "XML5", row.get("THOI_DIEM_DBLS"), row.get("NGUOI_THUC_HIEN"));
        return new Statement(key, note, HisTime.start(row.get("THOI_DIEM_DBLS")));
    }
}
