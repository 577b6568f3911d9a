package vn.emr.exchange.his.map;

import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperSection;
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
        return text.isEmpty() ? null : PaperSection.of(system, element, title, text);
    }
}
