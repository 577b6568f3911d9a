package vn.emr.domain.patient;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Opened;
import vn.emr.domain.store.StoredResource;

/**
 * Everything that stands in a patient's record now.
 *
 * @param patient logical id
 * @param resources current versions, by type and time; withdrawn ones are left out
 * @param received whether another facility keeps the record and sent a part of it: what isn't here may be there
 * @param notSent what it left out, as far as it said so
 * @param opened how it was opened
 */
public record PatientChart(
        UUID patient, List<StoredResource> resources, boolean received, List<NotSent> notSent, Opened opened) {

    /** Copies the lists. */
    public PatientChart {
        resources = List.copyOf(resources);
        notSent = List.copyOf(notSent);
    }

    /** The chart of a patient whose record the own facility keeps. */
    public PatientChart(UUID patient, List<StoredResource> resources) {
        this(patient, resources, false, List.of(), Opened.by(LegalBasis.TREATING_FACILITY));
    }

    /** Those of one FHIR type. */
    public Stream<StoredResource> of(String type) {
        return resources.stream().filter(r -> r.type().equals(type));
    }
}
