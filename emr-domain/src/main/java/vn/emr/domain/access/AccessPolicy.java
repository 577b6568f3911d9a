package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The one place that says who may read or write a patient: role × relation × purpose, by {@link AccessTable}. For
 * everybody else the patient doesn't exist.
 */
@ApplicationScoped
public class AccessPolicy {

    @Inject
    Relations relations;

    @Inject
    LabelledEntries labels;

    /**
     * The ground on which the caller may do this about a patient. Where there is one, it opens the entries with a security
     * label too, as far as the caller may read them, for the transaction.
     *
     * @param patient logical id of the Patient
     * @return empty when there is none: to the caller the patient doesn't exist
     * @throws WhyFirst when there may be one, but the person has to say so
     */
    public Optional<Ground> ground(Caller caller, UUID patient, Act act) {
        Set<LegalBasis> held = relations.to(patient);
        Optional<Ground> ground = held.stream()
                .flatMap(relation -> AccessTable.ground(act, caller.roles(), relation).stream())
                .findFirst();
        if (ground.isEmpty() && mustSayWhy(caller, held, act)) {
            throw new WhyFirst(patient);
        }
        ground.ifPresent(g -> labels.open(patient, labelled(caller, held)));
        return ground;
    }

    private static Set<AccessTable.Labelled> labelled(Caller caller, Set<LegalBasis> held) {
        return held.stream()
                .flatMap(relation -> caller.roles().stream().map(role -> AccessTable.labelled(role, relation)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccessTable.Labelled.class)));
    }

    /** Whether the caller could open this patient by saying why. */
    public boolean asks(Caller caller, UUID patient, Act act) {
        return mustSayWhy(caller, relations.to(patient), act);
    }

    /** The ground of an opening in an emergency alone, whatever else the caller is to the patient; empty without one. */
    public Optional<Ground> emergency(Caller caller, UUID patient, Act act) {
        if (!relations.to(patient).contains(LegalBasis.EMERGENCY_OVERRIDE)) {
            return Optional.empty();
        }
        Optional<Ground> ground = AccessTable.ground(act, caller.roles(), LegalBasis.EMERGENCY_OVERRIDE);
        ground.ifPresent(g -> labels.open(patient, labelled(caller, Set.of(LegalBasis.EMERGENCY_OVERRIDE))));
        return ground;
    }

    /** Whether the caller could open this patient in any way, saying why included. */
    public boolean knows(Caller caller, UUID patient, Act act) {
        Set<LegalBasis> held = relations.to(patient);
        return mustSayWhy(caller, held, act)
                || held.stream()
                        .anyMatch(
                                r -> AccessTable.ground(act, caller.roles(), r).isPresent());
    }

    private static boolean mustSayWhy(Caller caller, Set<LegalBasis> held, Act act) {
        return held.stream()
                .anyMatch(basis -> caller.roles().stream()
                        .anyMatch(role -> AccessTable.cell(act, role, basis) == AccessTable.Cell.ASK));
    }
}
