package vn.emr.records.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An episode with everything that was recorded in it.
 *
 * @param stay the episode itself
 * @param diagnoses main first
 * @param medicines newest first
 * @param reports laboratory, imaging and other results, newest first
 * @param notes progress notes, newest first
 * @param weight weight; empty when it was not sent
 * @param original the file that it came from; null when it came another way
 */
public record EpisodeView(
        Stay stay,
        List<DiagnosisView> diagnoses,
        List<MedicineView> medicines,
        List<ReportView> reports,
        List<NoteView> notes,
        String weight,
        @Nullable OriginalFile original) {

    /** Copies the lists. */
    public EpisodeView {
        diagnoses = List.copyOf(diagnoses);
        medicines = List.copyOf(medicines);
        reports = List.copyOf(reports);
        notes = List.copyOf(notes);
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

    /** Where its items came from. */
    Stream<Origin> origins() {
        Stream<Origin> results =
                reports.stream().flatMap(r -> r.results().stream()).map(ResultView::origin);
        return Stream.of(
                        Stream.of(stay.origin()),
                        diagnoses.stream().map(DiagnosisView::origin),
                        medicines.stream().map(MedicineView::origin),
                        results,
                        notes.stream().map(NoteView::origin))
                .flatMap(s -> s);
    }
}
