package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes what patients are searched by. Reading it is another's: the audited search. */
@ApplicationScoped
public class PatientIndex {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    void put(UUID patient, PatientDraft draft) {
        String citizen =
                draft.citizenNumber() == null ? null : draft.citizenNumber().value();
        String card =
                draft.insuranceCards().isEmpty() ? null : draft.insuranceCards().get(0);
        em.createNativeQuery("select cast(emr.index_patient(:patient, :name, :key, cast(:birth as text), :sex, :mrn,"
                        + " cast(:citizen as text), cast(:card as text), cast(:address as text), :numbers) as text)")
                .setParameter("patient", patient)
                .setParameter("name", draft.name())
                .setParameter("key", ' ' + draft.nameKey() + ' ')
                .setParameter("birth", draft.birthDate())
                .setParameter("sex", draft.sex())
                .setParameter("mrn", draft.mrn())
                .setParameter("citizen", citizen)
                .setParameter("card", card)
                .setParameter("address", draft.address())
                .setParameter("numbers", numbers(draft))
                .getSingleResult();
    }

    /**
     * Asks a steward about patients of the facility with the same name, sex and day of birth, of whom nothing says that they
     * are the same person. The patient is indexed and linked.
     */
    void askAboutAlike(UUID patient) {
        em.createNativeQuery("select cast(emr.index_alike(:patient) as text)")
                .setParameter("patient", patient)
                .getSingleResult();
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
        em.createNativeQuery("select cast(emr.index_visit(:patient, :at, :kind) as text)")
                .setParameter("patient", patient)
                .setParameter("at", at)
                .setParameter("kind", kind)
                .getSingleResult();
    }
}
