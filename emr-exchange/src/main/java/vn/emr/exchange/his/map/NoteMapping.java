package vn.emr.exchange.his.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML5 → one Composition a row. */
final class NoteMapping {

    private static final String TITLE = "Diễn biến lâm sàng";

    private final Episode episode;

    NoteMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows("XML5").stream().map(this::note).toList();
    }

    private Statement note(HisRow row) {
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
                                section("Diễn biến", "DIEN_BIEN_LS", row),
                                section("Giai đoạn bệnh", "GIAI_DOAN_BENH", row),
                                section("Hội chẩn", "HOI_CHAN", row),
                                section("Phẫu thuật, thủ thuật", "PHAU_THUAT", row)));
        String key = String.join("|", "XML5", row.get("THOI_DIEM_DBLS"), row.get("NGUOI_THUC_HIEN"));
        return new Statement(key, note, HisTime.start(row.get("THOI_DIEM_DBLS")));
    }

    private static @Nullable JsonObject section(String title, String element, HisRow row) {
        String text = row.get(element);
        return text.isEmpty()
                ? null
                : new JsonObject()
                        .put("title", title)
                        .put("code", Fhir.concept("", Fhir.coding("urn:vn:xml5", element)))
                        .put(
                                "text",
                                new JsonObject().put("status", "additional").put("div", xhtml(text)))
                        .put("extension", Fhir.array(Fhir.extension("van-ban", text)));
    }

    private static String xhtml(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br/>");
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + escaped + "</p></div>";
    }
}
