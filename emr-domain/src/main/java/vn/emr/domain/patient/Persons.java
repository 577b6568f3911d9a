package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.Sql;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.LogBatch;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StreamId;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;

/** Persons behind the facilities' patients: one FHIR Person each, whose links name the Patients with an assurance level. */
@ApplicationScoped
class Persons {

    private static final String MATCHED = "level3";
    private static final String ALONE = "level1";

    @Inject
    Clock clock;

    @Inject
    PersonNumbers numbers;

    @Inject
    Streams streams;

    @Inject
    Entries entries;

    @Inject
    Sql sql;

    /** The person behind the patient: linked before, known by a number, or new. Links what is not linked yet. */
    UUID behind(
            UUID patient, PatientDraft draft, List<IdentityFinding> findings, List<Appended> appended, LogBatch batch) {
        Optional<UUID> linked = linked(patient);
        UUID candidate = linked.orElseGet(() -> Ids.next(clock));
        UUID person = claimNumbers(candidate, linked.isPresent(), patient, draft, findings);
        findings.forEach(f -> task(f, patient, draft));
        if (linked.isEmpty()) {
            appended.addAll(link(person, patient, draft, isDisputed(findings), batch));
        } else if (!person.equals(candidate)) {
            appended.addAll(unlink(candidate, batch));
            appended.addAll(link(person, patient, draft, false, batch));
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
        Optional<PersonNumbers.Owner> owner = linked
                ? numbers.claimOnly(citizen, candidate, patient, draft)
                : Optional.of(numbers.claim(PersonNumbers.Kind.CITIZEN, citizen, candidate, patient, draft));
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
        Stream.of(alone, owner).sorted().map(this::stream).forEach(streams::lock);
        boolean joins = numbers.agree(alone, citizen)
                && sql.all("select patient from emr.patient_link where person = ?", Persons::id, alone)
                                .size()
                        == 1;
        if (joins) {
            numbers.move(alone, owner);
        }
        return joins;
    }

    private StreamRow stream(UUID person) {
        return streams.claim(StreamKind.IDENTITY, StreamId.NODE, person.toString(), person);
    }

    /** What was said of it stays; it has nobody any more. */
    private List<Appended> unlink(UUID person, LogBatch batch) {
        StreamRow stream = stream(person);
        streams.lock(stream);
        JsonObject content = entries.current(person).orElseThrow().content();
        content.put("active", false).remove("link");
        return batch.append(stream, List.of(new Draft(person, content, null, Source.NODE, true)));
    }

    private UUID claimInsurance(UUID candidate, boolean known, UUID patient, PatientDraft draft) {
        UUID person = candidate;
        for (String number : draft.socialInsuranceNumbers()) {
            String key = number + '|' + draft.birthDate() + '|' + draft.nameKey();
            UUID owner = numbers.claim(PersonNumbers.Kind.SOCIAL_INSURANCE, key, person, patient, draft)
                    .person();
            boolean takesOver = !known && person.equals(candidate) && !owner.equals(candidate);
            if (takesOver && numbers.agree(owner, citizenNumber(draft))) {
                numbers.move(candidate, owner);
                person = owner;
            }
        }
        return person;
    }

    private static @Nullable String citizenNumber(PatientDraft draft) {
        return draft.verifiedNumber().orElse(null);
    }

    private static boolean isDisputed(List<IdentityFinding> findings) {
        return findings.stream().anyMatch(f -> f.system() == PersonNumbers.Kind.CITIZEN);
    }

    private List<Appended> link(UUID person, UUID patient, PatientDraft draft, boolean disputed, LogBatch batch) {
        StreamRow stream = stream(person);
        streams.lock(stream);
        boolean known = stream.sequence() > 0;
        JsonObject content = known ? entries.current(person).orElseThrow().content() : describe(draft, disputed);
        String assurance = known ? MATCHED : ALONE;
        JsonArray links = new JsonArray();
        content.objects("link").forEach(links::add);
        links.add(new JsonObject()
                .put("target", new JsonObject().put("reference", "Patient/" + patient))
                .put("assurance", assurance));
        content.put("active", true).put("link", links);
        remember(person, patient, draft.facility(), assurance);
        return batch.append(stream, List.of(new Draft(person, content, null, Source.NODE, known)));
    }

    /** The Person; a number that is somebody else's is no number of it. */
    private static JsonObject describe(PatientDraft draft, boolean disputed) {
        JsonObject person = JsonObject.resource("Person")
                .put("active", true)
                .put("name", JsonArray.of(new JsonObject().put("text", draft.name())))
                .put("gender", draft.sex())
                .put("birthDate", draft.birthDate());
        String citizen = citizenNumber(draft);
        return citizen == null || disputed
                ? person
                : person.put("identifier", JsonArray.of(Systems.identifier(Systems.CITIZEN, citizen)));
    }

    private Optional<UUID> linked(UUID patient) {
        return sql.first("select person from emr.patient_link where patient = ?", Persons::id, patient);
    }

    /** The facility's patients behind whom the person is, as far as the caller may know; the first one first. */
    List<UUID> patients(UUID person, String facility) {
        return sql.all(
                "select l.patient from emr.patient_link l join emr.facility f on f.key = l.facility"
                        + " where l.person = ? and f.code = ? order by l.patient",
                Persons::id,
                person,
                facility);
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    private void remember(UUID person, UUID patient, String facility, String assurance) {
        sql.change(
                "insert into emr.patient_link (patient, person, facility, assurance)"
                        + " select ?, ?, key, ? from emr.facility where code = ?"
                        + " on conflict (patient) do update set person = excluded.person, assurance = excluded.assurance",
                patient,
                person,
                assurance.charAt(assurance.length() - 1) - '0',
                facility);
    }

    private void task(IdentityFinding finding, UUID patient, PatientDraft draft) {
        int system = finding.system().code();
        sql.change(
                "insert into emr.identity_task (id, facility, patient, other, rule, system, opened)"
                        + " select ?, f.key, ?, (select n.patient from emr.person_number n where n.system = ?"
                        + " and n.value = ? and n.state = 1 and n.facility = f.key),"
                        + " ?, ?, now() from emr.facility f where f.code = ?"
                        + " and not exists (select from emr.identity_task t where t.patient = ? and t.rule = ?"
                        + " and t.system = ? and t.closed is null)",
                Ids.next(clock),
                patient,
                system,
                citizenNumber(draft),
                finding.rule(),
                system,
                draft.facility(),
                patient,
                finding.rule(),
                system);
    }
}
