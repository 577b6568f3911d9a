package vn.emr.domain.access;

import static vn.emr.domain.access.AccessTable.Cell.ASK;
import static vn.emr.domain.access.AccessTable.Cell.BTG;
import static vn.emr.domain.access.AccessTable.Cell.HLEGAL;
import static vn.emr.domain.access.AccessTable.Cell.NO;
import static vn.emr.domain.access.AccessTable.Cell.RECORDMGT;
import static vn.emr.domain.access.AccessTable.Cell.TREAT;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Role × relation → purpose, as {@code docs/access.md} has it. What isn't in it is refused. */
public final class AccessTable {

    /** What a role may do in a relation. */
    public enum Cell {
        /** Nothing. */
        NO(null),
        /** The person has to say why first. */
        ASK(null),
        /** Treat. */
        TREAT(Purpose.TREAT),
        /** Keep the record. */
        RECORDMGT(Purpose.RECORDMGT),
        /** Act in an emergency. */
        BTG(Purpose.BTG),
        /** Answer an authority. */
        HLEGAL(Purpose.HLEGAL);

        private final @Nullable Purpose purpose;

        Cell(@Nullable Purpose purpose) {
            this.purpose = purpose;
        }

        /** The purpose to which it may be done; empty when it may not, or not yet. */
        public Optional<Purpose> purpose() {
            return Optional.ofNullable(purpose);
        }
    }

    /** What a role reads in a relation of the entries with a security label, in a record that is open to it. */
    public enum Labelled {
        /** Nothing: to the caller they don't exist. */
        NO,
        /** All. */
        OPEN,
        /** What the referral brought because the doctor there ticked it. */
        SENT,
        /** What a consent names. */
        NAMED;

        /** As it stands in the setting {@code emr.labels}, which row-level security reads. */
        String setting() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<LegalBasis> RELATIONS = List.of(LegalBasis.values());

    // Treating, referral, consent, legal request, emergency, keeping: the order of RELATIONS.
    private static final Map<Role, List<Cell>> READ = Map.of(
            Role.DOCTOR, List.of(TREAT, TREAT, TREAT, HLEGAL, BTG, ASK),
            Role.NURSE, List.of(TREAT, TREAT, TREAT, NO, BTG, ASK),
            Role.RECORDS_OFFICER, List.of(RECORDMGT, RECORDMGT, NO, HLEGAL, NO, RECORDMGT),
            Role.PRIVACY_OFFICER, List.of(NO, NO, NO, HLEGAL, NO, NO),
            Role.HEALTH_DEPARTMENT, List.of(NO, NO, NO, HLEGAL, NO, NO));
    private static final Map<Role, List<Cell>> WRITE = Map.of(
            Role.DOCTOR, List.of(TREAT, TREAT, NO, NO, BTG, ASK),
            Role.NURSE, List.of(TREAT, TREAT, NO, NO, BTG, ASK),
            Role.RECORDS_OFFICER, List.of(RECORDMGT, NO, NO, NO, NO, RECORDMGT));

    private static final List<Labelled> CLINICIAN =
            List.of(Labelled.OPEN, Labelled.SENT, Labelled.NAMED, Labelled.NO, Labelled.OPEN, Labelled.NO);
    private static final Map<Role, List<Labelled>> LABELLED = Map.of(Role.DOCTOR, CLINICIAN, Role.NURSE, CLINICIAN);

    private AccessTable() {}

    /** The ground of who stands in this relation: the first of the roles that may; empty when none may. */
    public static Optional<Ground> ground(Act act, Set<Role> roles, LegalBasis relation) {
        return roles.stream()
                .sorted()
                .flatMap(role -> cell(act, role, relation).purpose().map(p -> new Ground(role, relation, p)).stream())
                .findFirst();
    }

    /** What the role may do in this relation. */
    public static Cell cell(Act act, Role role, LegalBasis relation) {
        List<Cell> row = (act == Act.READ ? READ : WRITE).getOrDefault(role, List.of());
        int column = RELATIONS.indexOf(relation);
        return column < row.size() ? row.get(column) : NO;
    }

    /** What the role reads of labelled entries in this relation. */
    public static Labelled labelled(Role role, LegalBasis relation) {
        List<Labelled> row = LABELLED.getOrDefault(role, List.of());
        int column = RELATIONS.indexOf(relation);
        return column < row.size() ? row.get(column) : Labelled.NO;
    }
}
