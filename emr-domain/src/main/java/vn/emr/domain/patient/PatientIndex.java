package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.emr.domain.kernel.Sql;

/** Writes what patients are searched by. Reading it is another's: the audited search. */
@ApplicationScoped
public class PatientIndex {

    @Inject
    Sql sql;

    /**
     * Indexes the patient, who is linked already. A steward is asked about patients of the facility with the same name, sex and
     * day of birth, of whom nothing says that they are the same person.
     */
    void put(UUID patient, PatientDraft draft) {
        String citizen =
                draft.citizenNumber() == null ? null : draft.citizenNumber().value();
        String card =
                draft.insuranceCards().isEmpty() ? null : draft.insuranceCards().get(0);
        sql.call(
                "select emr.index_patient(?, ?, ?, ?, ?, ?, ?, ?, ?, ?), emr.index_alike(?)",
                patient,
                draft.name(),
                ' ' + draft.nameKey() + ' ',
                draft.birthDate(),
                draft.sex(),
                draft.mrn(),
                citizen,
                card,
                draft.address(),
                numbers(draft),
                patient);
    }

    private static String[] numbers(PatientDraft draft) {
        List<String> numbers = new ArrayList<>(draft.insuranceCards());
        numbers.addAll(draft.socialInsuranceNumbers());
        numbers.add(draft.mrn());
        if (draft.citizenNumber() != null) {
            numbers.add(draft.citizenNumber().value());
        }
        return numbers.stream().map(PatientIndex::normalised).distinct().toArray(String[]::new);
    }

    /** A number as it is searched: capitals, no white space. */
    public static String normalised(String number) {
        return number.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /**
     * A patient came or was discharged: shown in search results, newest first.
     *
     * @param at FHIR dateTime of the admission
     * @param kind kind of visit (MA_LOAI_KCB)
     */
    public void visit(UUID patient, String at, String kind) {
        sql.call("select emr.index_visit(?, ?, ?)", patient, at, kind);
    }
}
