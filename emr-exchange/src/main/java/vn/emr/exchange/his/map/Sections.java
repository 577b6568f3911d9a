package vn.emr.exchange.his.map;

import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;

/** Sections of a Composition, one for each text of a row. */
final class Sections {

    private final String system;
    private final HisRow row;

    /** Of a row of this table. */
    Sections(String table, HisRow row) {
        this.system = Systems.parts(table);
        this.row = row;
    }

    /** The text of the element; null when there is none. */
    @Nullable
    JsonObject of(String element, String title) {
        String text = row.get(element);
        return text.isEmpty()
                ? null
                : new JsonObject()
                        .put("title", title)
                        .put("code", Fhir.concept("", Fhir.coding(system, element)))
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
