package vn.emr.domain.facility;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.content.Systems;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;

/** Keeps each facility's Organization, in its DIRECTORY stream, as the register has it. */
@UseCase
public class Directory {

    @Inject
    Clock clock;

    @Inject
    Facilities facilities;

    @Inject
    Streams streams;

    @Inject
    Log log;

    @Inject
    Entries entries;

    /** Makes sure that the facility is known; a statement is appended only when something changed. */
    void follow(FacilityRow row) {
        facilities.find(row.code()).ifPresentOrElse(f -> f.follow(row), () -> facilities.add(Facility.register(row)));
    }

    /** Says in the facility's own stream who it is; the caller is the node for this facility. */
    void describe(FacilityRow row) {
        StreamRow stream = streams.claim(StreamKind.DIRECTORY, row.code(), row.code(), Ids.next(clock));
        streams.lock(stream);
        JsonObject organization = organization(row);
        boolean known = stream.sequence() > 0;
        if (!known || !entries.says(stream.subject(), organization)) {
            log.append(stream, List.of(new Draft(stream.subject(), organization, null, Source.NODE, known)));
        }
    }

    private static JsonObject organization(FacilityRow row) {
        return JsonObject.resource("Organization")
                .put("active", true)
                .put("identifier", JsonArray.of(Systems.identifier(Systems.FACILITY, row.code())))
                .put("name", row.nameVi())
                .put("alias", JsonArray.of(new JsonValue.Text(row.nameEn())))
                .put("type", JsonArray.of(new JsonObject().put("text", row.kind())));
    }
}
