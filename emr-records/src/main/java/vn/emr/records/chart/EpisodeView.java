package vn.emr.records.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An episode with everything that was recorded in it.
 *
 * @param stay the episode itself
 * @param diagnoses main first
 * @param medicines newest first
 * @param reports laboratory, imaging and other results, newest first
 * @param services services and supplies
 * @param notes progress notes, newest first
 * @param papers official papers, newest first
 * @param weight weight; empty when it was not sent
 * @param original the file that it came from; null when it came another way
 * @param charges what it cost
 * @param others entries that none of these sections is made for, newest first
 */
public record EpisodeView(
        Stay stay,
        List<DiagnosisView> diagnoses,
        List<MedicineView> medicines,
        List<ReportView> reports,
        List<ServiceView> services,
        List<NoteView> notes,
        List<PaperView> papers,
        String weight,
        @Nullable OriginalFile original,
        List<ChargeView> charges,
        List<OtherView> others) {

    /** Copies the lists. */
    public EpisodeView {
        diagnoses = List.copyOf(diagnoses);
        medicines = List.copyOf(medicines);
        reports = List.copyOf(reports);
        services = List.copyOf(services);
        notes = List.copyOf(notes);
        papers = List.copyOf(papers);
        charges = List.copyOf(charges);
        others = List.copyOf(others);
    }

    /** The main disease. */
    public Optional<DiagnosisView> main() {
        return diagnoses.stream().filter(DiagnosisView::main).findFirst();
    }

    /** Laboratory reports. */
    public List<ReportView> laboratory() {
        return reports.stream()
                .filter(r -> r.kind() == ReportView.Kind.LABORATORY)
                .toList();
    }

    /** Imaging and functional tests. */
    public List<ReportView> pictures() {
        return reports.stream()
                .filter(r -> r.kind() != ReportView.Kind.LABORATORY)
                .toList();
    }

    /** How many laboratory results. */
    public int results() {
        return laboratory().stream().mapToInt(r -> r.results().size()).sum();
    }

    /** Medicines that were ordered in the same way several times, once each. */
    public List<MedicineGroup> medicineGroups() {
        return MedicineGroup.of(medicines);
    }

    /** Operations and procedures. */
    public List<ServiceGroup> interventions() {
        return services(ServiceView.Kind::isIntervention);
    }

    /** Everything done but tests, operations first. */
    public List<ServiceGroup> servicesDone() {
        return services(k -> k.compareTo(ServiceView.Kind.TEST) < 0);
    }

    /** Laboratory, imaging and functional tests as services. */
    public List<ServiceGroup> tests() {
        return services(k -> k == ServiceView.Kind.TEST);
    }

    /** Supplies. */
    public List<ServiceGroup> supplies() {
        return services(k -> k == ServiceView.Kind.SUPPLY);
    }

    private List<ServiceGroup> services(Predicate<ServiceView.Kind> kinds) {
        return ServiceGroup.of(stay.id(), services, kinds);
    }

    /** Where it and its items came from. */
    Stream<Origin> origins() {
        return Stream.concat(Stream.of(stay.origin()), itemOrigins());
    }

    /** Where its items came from. */
    Stream<Origin> itemOrigins() {
        Stream<Origin> results =
                reports.stream().flatMap(r -> r.results().stream()).map(ResultView::origin);
        return Stream.of(
                        diagnoses.stream().map(DiagnosisView::origin),
                        medicines.stream().map(MedicineView::origin),
                        results,
                        services.stream().map(ServiceView::origin),
                        papers.stream().map(PaperView::origin),
                        charges.stream().map(ChargeView::origin),
                        others.stream().map(OtherView::origin),
                        notes.stream().map(NoteView::origin))
                .flatMap(s -> s);
    }
}
