package vn.emr.records.chart;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import vn.emr.audit.ReadFile;
import vn.emr.domain.content.Compartment;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.referral.PatientFile;
import vn.emr.domain.store.StoredResource;
import vn.emr.records.file.FileView;

/** Lists the photos and PDFs of an opened chart, and of one of its episodes. */
@RequestScoped
public class ChartFiles {

    @Inject
    ReadFile files;

    /** All of them, the newest first. */
    List<FileView> all(PatientChart chart) {
        return list(chart, file -> true);
    }

    /** Those of one episode: they name it, or went with a referral that does. */
    List<FileView> of(PatientChart chart, UUID episode) {
        return list(chart, file -> names(file, episode) || went(chart, file, episode));
    }

    private static boolean names(StoredResource resource, UUID episode) {
        return Compartment.encounter(resource.content())
                .filter(("Encounter/" + episode)::equals)
                .isPresent();
    }

    private static boolean went(PatientChart chart, StoredResource file, UUID episode) {
        return PatientFile.of(file)
                .map(PatientFile::referral)
                .filter(referral ->
                        chart.of("ServiceRequest").anyMatch(r -> r.id().equals(referral) && names(r, episode)))
                .isPresent();
    }

    private List<FileView> list(PatientChart chart, Predicate<StoredResource> which) {
        List<PatientFile> found = chart.resources().stream()
                .filter(which)
                .flatMap(r -> PatientFile.of(r).stream())
                .sorted(Comparator.comparing(PatientFile::date).reversed())
                .toList();
        Set<String> here = files.here(found);
        return found.stream()
                .map(f -> FileView.of(f, chart.patient(), here.contains(f.hash()), FileView.WHOLE))
                .toList();
    }
}
