package vn.emr.domain.patient;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In what two statements about a patient disagree. What one of them doesn't say disagrees with nothing, nor does a name
 * without its diacritics or a year of birth with a day in it.
 *
 * @param name the names
 * @param sex man and woman
 * @param birth the birth dates
 * @param number both have a verified citizen number, and not the same one
 * @param sameDay the whole birth date is known to both, and is the same
 */
public record Disagreement(boolean name, boolean sex, boolean birth, boolean number, boolean sameDay) {

    private static final List<String> SEXES = List.of("male", "female");
    private static final int OTHERWISE = 2;

    /** Compares them. */
    public static Disagreement between(PatientDraft known, PatientDraft said) {
        return new Disagreement(
                !known.nameKey().isEmpty()
                        && !said.nameKey().isEmpty()
                        && !known.nameKey().equals(said.nameKey()),
                SEXES.contains(known.sex())
                        && SEXES.contains(said.sex())
                        && !known.sex().equals(said.sex()),
                !PatientDraft.birthsAgree(known.birthDate(), said.birthDate()),
                numbersDiffer(known.verifiedNumber(), said.verifiedNumber()),
                known.bornOnKnownDay()
                        && PatientDraft.birthsAgree(known.birthDate(), said.birthDate())
                        && said.bornOnKnownDay());
    }

    private static boolean numbersDiffer(Optional<String> known, Optional<String> said) {
        return known.isPresent() && said.isPresent() && !known.equals(said);
    }

    /**
     * Whether that is more than a correction: two of name, sex and birth date, or the number when anything else speaks
     * against one person too, or no day of birth speaks for it.
     */
    public boolean isSomebodyElse() {
        long otherwise = Stream.of(name, sex, birth).filter(d -> d).count();
        return otherwise >= OTHERWISE || (number && (otherwise > 0 || !sameDay));
    }
}
