package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.LogBatch;

/** Persons behind the facilities' patients: finds out by numbers who is who, and what has to be asked. */
@ApplicationScoped
class Persons {

    @Inject
    Clock clock;

    @Inject
    PersonNumbers numbers;

    @Inject
    PersonLinks links;

    @Inject
    IdentityQuestions questions;

    /** The person behind the patient: linked before, known by a number, or new. Links what is not linked yet. */
    UUID behind(
            UUID patient, PatientDraft draft, List<IdentityFinding> findings, List<Appended> appended, LogBatch batch) {
        Optional<PersonLinks.Linked> linked = links.of(patient);
        UUID candidate = linked.map(PersonLinks.Linked::person).orElseGet(() -> Ids.next(clock));
        UUID person = claimNumbers(candidate, linked.isPresent(), patient, draft, findings);
        if (linked.isPresent() && linked.get().asked()) {
            questions.answered(patient, draft, findings);
        }
        findings.forEach(f -> questions.ask(f, patient, draft));
        if (linked.isEmpty()) {
            appended.addAll(links.link(person, patient, draft, isDisputed(findings), batch));
        } else if (!person.equals(candidate)) {
            appended.addAll(links.unlink(candidate, patient, null, batch));
            appended.addAll(links.link(person, patient, draft, false, batch));
        }
        return person;
    }

    private UUID claimNumbers(
            UUID candidate, boolean linked, UUID patient, PatientDraft draft, List<IdentityFinding> findings) {
        String citizen = citizenNumber(draft);
        UUID person = citizen == null ? candidate : claimCitizen(citizen, candidate, linked, patient, draft, findings);
        return draft.bornOnKnownDay()
                ? claimInsurance(person, linked || !person.equals(candidate), patient, draft)
                : person;
    }

    private UUID claimCitizen(
            String citizen,
            UUID candidate,
            boolean linked,
            UUID patient,
            PatientDraft draft,
            List<IdentityFinding> findings) {
        Optional<PersonNumbers.Owner> owner =
                numbers.claim(PersonNumbers.Kind.CITIZEN, citizen, candidate, patient, draft);
        if (owner.isPresent() && owner.get().person().equals(candidate)) {
            return candidate;
        }
        boolean fits = owner.isPresent() && owner.get().canBe(draft);
        if (fits && (!linked || joins(candidate, owner.get().person(), citizen))) {
            return owner.get().person();
        }
        numbers.dispute(PersonNumbers.Kind.CITIZEN, citizen, candidate, patient, draft);
        findings.add(new IdentityFinding(why(owner, fits, candidate, citizen), PersonNumbers.Kind.CITIZEN));
        return candidate;
    }

    private String why(Optional<PersonNumbers.Owner> owner, boolean fits, UUID candidate, String citizen) {
        if (owner.isPresent() && !fits) {
            return IdentityFinding.CONFLICT;
        }
        return numbers.agree(candidate, citizen) ? IdentityFinding.APART : IdentityFinding.SECOND;
    }

    /**
     * Gives what the patient's person has to the number's owner, when that person is nothing but this patient and has no
     * verified number of its own.
     */
    private boolean joins(UUID alone, UUID owner, String citizen) {
        links.lock(alone, owner);
        boolean joins = numbers.agree(alone, citizen) && links.patients(alone).size() == 1;
        if (joins) {
            numbers.move(alone, owner);
        }
        return joins;
    }

    private UUID claimInsurance(UUID candidate, boolean known, UUID patient, PatientDraft draft) {
        Optional<UUID> owner = draft.socialInsuranceNumbers().stream()
                .map(n -> n + '|' + draft.birthDate() + '|' + draft.nameKey())
                .map(k -> numbers.claim(PersonNumbers.Kind.SOCIAL_INSURANCE, k, candidate, patient, draft))
                .flatMap(Optional::stream)
                .map(PersonNumbers.Owner::person)
                .toList()
                .stream()
                .filter(o -> !known && !o.equals(candidate) && numbers.agree(o, citizenNumber(draft)))
                .findFirst();
        return owner.filter(o -> takesOver(o, candidate, draft)).orElse(candidate);
    }

    /** Asked again once nobody else changes that person: of two who come with numbers of their own at once it is one. */
    private boolean takesOver(UUID owner, UUID candidate, PatientDraft draft) {
        links.lock(owner);
        boolean agree = numbers.agree(owner, citizenNumber(draft));
        if (agree) {
            numbers.move(candidate, owner);
        }
        return agree;
    }

    private static @Nullable String citizenNumber(PatientDraft draft) {
        return draft.verifiedNumber().orElse(null);
    }

    private static boolean isDisputed(List<IdentityFinding> findings) {
        return findings.stream().anyMatch(f -> f.system() == PersonNumbers.Kind.CITIZEN);
    }

    /** The facility's patients behind whom the person is, as far as the caller may know; the first one first. */
    List<UUID> patients(UUID person, String facility) {
        return links.patients(person, facility);
    }
}
