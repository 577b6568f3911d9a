package vn.emr.records.chart;

import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;

/**
 * A diagnosis of an episode.
 *
 * @param code ICD-10 code as stored; empty when there is none
 * @param name what the Ministry's list calls the code; empty when the code is not in it
 * @param text the clinician's words; empty when there are none but the name
 * @param main whether it is the episode's main disease
 * @param origin where it came from
 */
public record DiagnosisView(String code, String name, String text, boolean main, Origin origin) {

    static DiagnosisView of(StoredResource condition, boolean main) {
        JsonObject concept = condition.content().object("code").orElseGet(JsonObject::new);
        String code = Elements.code(concept, Systems.ICD10)
                .or(() -> concept.text("coding", "code"))
                .orElse("");
        String name = concept.text("coding", "display").orElse("");
        String text = concept.text("text").filter(t -> !t.equals(name)).orElse("");
        return new DiagnosisView(code, name, text, main, Origin.of(condition));
    }

    /** What to call it: the name of the list, else the clinician's words, else nothing but the code. */
    public String title() {
        return name.isEmpty() ? text : name;
    }
}
