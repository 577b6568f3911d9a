package vn.emr.records.chart;

import java.time.Instant;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;

/**
 * Where an item came from.
 *
 * @param facility code of the facility that keeps it
 * @param source how it came into the record
 * @param recorded when this version came
 * @param version which version; 1 when nothing was ever changed
 */
public record Origin(String facility, Source source, Instant recorded, int version) {

    static Origin of(StoredResource resource) {
        return new Origin(resource.facility(), resource.source(), resource.recorded(), resource.version());
    }

    /** Whether it was written by hand at the own facility; anything else is marked. */
    public boolean local() {
        return source == Source.UI || source == Source.NODE;
    }

    /** Whether an older version of it is kept. */
    public boolean amended() {
        return version > 1;
    }

    /** When this version was recorded. */
    public FhirTime time() {
        return FhirTime.of(recorded);
    }
}
