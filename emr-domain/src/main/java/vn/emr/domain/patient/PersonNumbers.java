package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.Sql;

/**
 * Numbers by which a person is known. Of all transactions that claim the same number at once, or a citizen number for the same
 * person, the partial unique indexes let one in; the others wait, and find it.
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
            boolean birthAgrees = PatientDraft.birthsAgree(birth, patient.birthDate());
            return sexAgrees && birthAgrees && (nameAgrees || sameDay(patient));
        }

        private boolean sameDay(PatientDraft patient) {
            return patient.bornOnKnownDay() && Objects.equals(birth, patient.birthDate());
        }
    }

    private static final int VERIFIED = 1;
    private static final int DISPUTED = 2;
    private static final int RELEASED = 3;

    @Inject
    Sql sql;

    /**
     * Claims the number for this person unless somebody holds it, or the person has another citizen number: nobody has two.
     *
     * @return who holds it now; empty when it stays nobody's, because the person has another one
     */
    Optional<Owner> claim(Kind kind, String value, UUID person, UUID patient, PatientDraft draft) {
        return insert(kind, value, VERIFIED, person, patient, draft)
                ? Optional.of(new Owner(person, draft.birthDate(), draft.sex(), draft.nameKey()))
                : owner(kind, value);
    }

    /** Keeps a number that somebody else holds beside it, outside the index. */
    void dispute(Kind kind, String value, UUID person, UUID patient, PatientDraft draft) {
        boolean there = isThere(
                "select 1 from emr.person_number where patient = ? and state = 2 and system = ? and value = ?",
                patient,
                kind.code(),
                value);
        if (!there) {
            insert(kind, value, DISPUTED, person, patient, draft);
        }
    }

    /** Whether nothing speaks against the person having this citizen number: it has none, or this one; null agrees. */
    boolean agree(UUID person, @Nullable String citizenNumber) {
        return citizenNumber == null
                || !isThere(
                        "select 1 from emr.person_number where person = ? and system = 1 and state = 1 and value <> ?",
                        person,
                        citizenNumber);
    }

    private boolean isThere(String query, Object... values) {
        return sql.first(query, row -> true, values).isPresent();
    }

    /** Gives everything that was claimed for one person to another, in the transaction that claimed it. */
    void move(UUID from, UUID to) {
        sql.change("update emr.person_number set person = ? where person = ?", to, from);
    }

    /** Gives what was claimed for one person by what this patient said to another, but no verified citizen number. */
    void move(UUID patient, UUID from, UUID to) {
        sql.change(
                "update emr.person_number set person = ? where person = ? and patient = ?"
                        + " and not (system = 1 and state = 1)",
                to,
                from,
                patient);
    }

    /** The verified citizen number of the person. */
    Optional<String> held(UUID person) {
        return sql.first(
                "select value from emr.person_number where person = ? and system = 1 and state = 1",
                row -> row.getString(1),
                person);
    }

    /** Takes the verified citizen number from the person, so that whoever states it next may have it. */
    void release(UUID person, String value) {
        restate(person, value, VERIFIED, RELEASED);
    }

    /** Gives back to the person what was released. Nobody may hold it, and the person no other. */
    void giveBack(UUID person, String value) {
        restate(person, value, RELEASED, VERIFIED);
    }

    /** Lets the person have a citizen number that was kept beside. Nobody may hold it, and the person no other. */
    void verify(UUID person, String value) {
        restate(person, value, DISPUTED, VERIFIED);
    }

    /** Puts a verified citizen number of the person beside again. */
    void putBeside(UUID person, String value) {
        restate(person, value, VERIFIED, DISPUTED);
    }

    private void restate(UUID person, String value, int from, int to) {
        int changed = sql.change(
                "update emr.person_number set state = ? where ctid = (select n.ctid from emr.person_number n"
                        + " where n.person = ? and n.system = 1 and n.value = ? and n.state = ?"
                        + " order by n.since desc limit 1)",
                to,
                person,
                value,
                from);
        if (changed != 1) {
            throw new IllegalStateException("the person has no such number");
        }
    }

    private boolean insert(Kind kind, String value, int state, UUID person, UUID patient, PatientDraft draft) {
        int added = sql.change(
                "insert into emr.person_number (system, value, state, sex, facility, person, patient, birth,"
                        + " name_key, since) select ?, ?, ?, ?, f.key, ?, ?, ?, ?, now()"
                        + " from emr.facility f where f.code = ?"
                        + " on conflict do nothing",
                kind.code(),
                value,
                state,
                draft.sex(),
                person,
                patient,
                draft.birthDate(),
                draft.nameKey(),
                draft.facility());
        return added == 1;
    }

    /** Who holds the number. */
    Optional<Owner> owner(Kind kind, String value) {
        return sql.first(
                "select person, birth, sex, name_key from emr.person_number"
                        + " where system = ? and value = ? and state = 1",
                row -> new Owner(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)),
                kind.code(),
                value);
    }
}
