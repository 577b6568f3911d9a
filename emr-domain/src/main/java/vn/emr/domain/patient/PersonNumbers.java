package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by which a person is known. Of all transactions that claim the same number at once, the partial unique index
 * lets one in; the others wait, and find it.
 */
@ApplicationScoped
public class PersonNumbers {

    /** What kind of number. */
    public enum Kind {
        /** Citizen number that agrees with sex and birth year. */
        CITIZEN(1),
        /** Social-insurance number together with name and full birth date. */
        SOCIAL_INSURANCE(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The stored number. */
        int code() {
            return code;
        }
    }

    /**
     * Whose number it is.
     *
     * @param person the Person
     * @param birth FHIR date with which it was claimed
     * @param sex FHIR gender with which it was claimed
     * @param nameKey name with which it was claimed
     */
    record Owner(UUID person, @Nullable String birth, String sex, String nameKey) {

        /** Whether that can be this patient: same sex, birth dates that don't contradict, and the same name or day of birth. */
        boolean canBe(PatientDraft patient) {
            boolean sexAgrees = sex.equals(patient.sex());
            boolean nameAgrees = nameKey.equals(patient.nameKey());
            return sexAgrees && birthAgrees(patient.birthDate()) && (nameAgrees || sameDay(patient));
        }

        private boolean birthAgrees(@Nullable String other) {
            return birth == null || other == null || birth.startsWith(other) || other.startsWith(birth);
        }

        private boolean sameDay(PatientDraft patient) {
            return patient.bornOnKnownDay() && Objects.equals(birth, patient.birthDate());
        }
    }

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** Claims the number for this person unless somebody holds it. Whoever holds it now is the answer. */
    Owner claim(Kind kind, String value, UUID person, UUID patient, PatientDraft draft) {
        insert(kind, value, 1, person, patient, draft);
        return owner(kind, value).orElseThrow(() -> new IllegalStateException("a number that was claimed is gone"));
    }

    /** Keeps a number that somebody else holds beside it, outside the index. */
    void dispute(Kind kind, String value, UUID person, UUID patient, PatientDraft draft) {
        List<?> there = em.createNativeQuery("select 1 from emr.person_number where system = :system and value = :value"
                        + " and state = 2 and patient = :patient")
                .setParameter("system", kind.code())
                .setParameter("value", value)
                .setParameter("patient", patient)
                .getResultList();
        if (there.isEmpty()) {
            insert(kind, value, 2, person, patient, draft);
        }
    }

    /** Whether nothing speaks against the person having this citizen number: it has none, or this one; null agrees. */
    boolean agree(UUID person, @Nullable String citizenNumber) {
        return citizenNumber == null
                || em.createNativeQuery("select 1 from emr.person_number where person = :person and system = 1"
                                + " and state = 1 and value <> :value")
                        .setParameter("person", person)
                        .setParameter("value", citizenNumber)
                        .getResultList()
                        .isEmpty();
    }

    /** Gives everything that was claimed for one person to another, in the transaction that claimed it. */
    void move(UUID from, UUID to) {
        em.createNativeQuery("update emr.person_number set person = :to where person = :from")
                .setParameter("to", to)
                .setParameter("from", from)
                .executeUpdate();
    }

    private void insert(Kind kind, String value, int state, UUID person, UUID patient, PatientDraft draft) {
        em.createNativeQuery(
                        "insert into emr.person_number (system, value, state, sex, facility, person, patient, birth,"
                                + " name_key, since) select :system, :value, :state, :sex, f.key, :person, :patient,"
                                + " cast(:birth as text), :name, now() from emr.facility f where f.code = :facility"
                                + " on conflict (system, value) where state = 1 do nothing")
                .setParameter("system", kind.code())
                .setParameter("value", value)
                .setParameter("state", state)
                .setParameter("sex", draft.sex())
                .setParameter("person", person)
                .setParameter("patient", patient)
                .setParameter("birth", draft.birthDate())
                .setParameter("name", draft.nameKey())
                .setParameter("facility", draft.facility())
                .executeUpdate();
    }

    private Optional<Owner> owner(Kind kind, String value) {
        List<?> rows = em.createNativeQuery(
                        "select person, birth, sex, name_key from emr.person_number"
                                + " where system = :system and value = :value and state = 1",
                        Object[].class)
                .setParameter("system", kind.code())
                .setParameter("value", value)
                .getResultList();
        return rows.stream().findFirst().map(r -> {
            Object[] row = (Object[]) r;
            return new Owner((UUID) row[0], (String) row[1], (String) row[2], (String) row[3]);
        });
    }
}
