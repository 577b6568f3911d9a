package vn.emr.domain.patient;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.emr.domain.store.StoredResource;

/**
 * Everything that stands in a patient's record now.
 *
 * @param patient logical id
 * @param resources current versions, by type and time; withdrawn ones are left out
 */
public record PatientChart(UUID patient, List<StoredResource> resources) {

    /** Copies the list. */
    public PatientChart {
        resources = List.copyOf(resources);
    }

    /** Those of one FHIR type. */
    public Stream<StoredResource> of(String type) {
        return resources.stream().filter(r -> r.type().equals(type));
    }
}
