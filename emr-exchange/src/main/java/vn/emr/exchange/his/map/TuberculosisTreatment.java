package vn.emr.exchange.his.map;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;

/**
 * What XML6 and XML15 say of a treatment for tuberculosis. LOAI_DTRI_LAO 0 denies it: a treatment that isn't given is no
 * activity of a plan, so the denial, and whatever the row says beside it, is stated among the findings.
 */
final class TuberculosisTreatment {

    /** How the mappings declare it. */
    static final String ACTIVITY = "CarePlan.activity[lao].";

    /** Remark of the mappings about LOAI_DTRI_LAO. */
    static final String DENIAL = "detail.reasonCode with `0` (not treated) there is no such activity: this element and "
            + "the others of the treatment are `Observation.component[ELEMENT]`";

    private static final String KIND = "LOAI_DTRI_LAO";
    private static final Pattern NONE = Pattern.compile("0+");

    private final String outcome;

    /**
     * As one of the tables has it.
     *
     * @param outcome name of the element with the outcome
     */
    TuberculosisTreatment(String outcome) {
        this.outcome = outcome;
    }

    /** Whether the row says that there is no such treatment. */
    static boolean isDenied(HisRow row) {
        return NONE.matcher(row.get(KIND)).matches();
    }

    /** The activity; null when the row denies it or says nothing of it. */
    @Nullable
    JsonObject activity(HisRow row) {
        return isDenied(row)
                ? null
                : new Treatment(row, "lao", "Điều trị lao")
                        .product("PHACDO_DTRI_LAO")
                        .reason(KIND, "loại điều trị")
                        .outcome(outcome)
                        .during("NGAYBD_DTRI_LAO", "NGAYKT_DTRI_LAO")
                        .activity();
    }

    /** What is found instead of the activity; nothing unless the row denies it. */
    List<Fact> findings(HisRow row) {
        return isDenied(row)
                ? List.of(
                        Fact.code(KIND, "Điều trị lao"),
                        Fact.code("PHACDO_DTRI_LAO", "Phác đồ điều trị lao"),
                        Fact.time("NGAYBD_DTRI_LAO", "Ngày bắt đầu điều trị lao"),
                        Fact.time("NGAYKT_DTRI_LAO", "Ngày kết thúc điều trị lao"),
                        Fact.code(outcome, "Kết quả điều trị lao"))
                : List.of();
    }
}
