package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperSection;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;

/** What a paper states, element by element: a section each, with the value beside its words. */
final class PaperFacts {

    private static final String VALUE = "gia-tri";

    private final String table;
    private final List<Fact> facts;

    PaperFacts(String table, Fact... facts) {
        this.table = table;
        this.facts = List.of(facts);
    }

    /** Declares them. */
    Fields declare(Fields fields) {
        for (Fact fact : facts) {
            fields.maps(fact.element(), "Composition.section[" + fact.element() + "] " + fact.title());
        }
        return fields;
    }

    /** The sections of this row. */
    JsonArray sections(HisRow row, FacilityRef facility) {
        JsonArray all = new JsonArray();
        for (Fact fact : facts) {
            if (row.has(fact.element())) {
                all.add(section(fact, fact.value(row.get(fact.element()), facility)));
            }
        }
        return all;
    }

    private JsonObject section(Fact fact, Fact.Value value) {
        JsonObject section = PaperSection.of(Systems.parts(table), fact.element(), fact.title(), value.words());
        if (!value.type().equals("valueString")) {
            section.get("extension")
                    .map(JsonArray.class::cast)
                    .ifPresent(all -> all.add(Fhir.extension(VALUE, value.type(), value.value())));
        }
        return section;
    }
}
