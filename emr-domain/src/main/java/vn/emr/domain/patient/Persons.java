package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.kernel.Ids;
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

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The person behind the patient: linked before, known by a number, or new. Links what is not linked yet. */
    UUID behind(
            UUID patient, PatientDraft draft, List<IdentityFinding> findings, List<Appended> appended, LogBatch batch) {
        Optional<UUID> linked = linked(patient);
        UUID candidate = linked.orElseGet(() -> Ids.next(clock));
        UUID person = claimNumbers(candidate, linked.isPresent(), patient, draft, findings);
        findings.forEach(f -> task(f, patient, draft));
        if (linked.isEmpty()) {
            appended.addAll(link(person, patient, draft, isDisputed(findings), batch));
        }
        return person;
    }

    private UUID claimNumbers(
            UUID candidate, boolean linked, UUID patient, PatientDraft draft, List<IdentityFinding> findings) {
        UUID person = candidate;
        String citizen = citizenNumber(draft);
        if (citizen != null) {
            PersonNumbers.Owner owner = numbers.claim(PersonNumbers.Kind.CITIZEN, citizen, candidate, patient, draft);
            if (!owner.person().equals(candidate) && (linked || !owner.canBe(draft))) {
                numbers.dispute(PersonNumbers.Kind.CITIZEN, citizen, candidate, patient, draft);
                findings.add(new IdentityFinding(IdentityFinding.CONFLICT, PersonNumbers.Kind.CITIZEN));
            } else {
                person = owner.person();
            }
        }
        return draft.bornOnKnownDay()
                ? claimInsurance(person, linked || !person.equals(candidate), patient, draft)
                : person;
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
        CitizenNumber number = draft.citizenNumber();
        return number == null
                ? null
                : number.verifiedFor(draft.sex(), draft.birthDate()).orElse(null);
    }

    private static boolean isDisputed(List<IdentityFinding> findings) {
        return findings.stream().anyMatch(f -> f.system() == PersonNumbers.Kind.CITIZEN);
    }

    private List<Appended> link(UUID person, UUID patient, PatientDraft draft, boolean disputed, LogBatch batch) {
        StreamRow stream = streams.claim(StreamKind.IDENTITY, StreamId.NODE, person.toString(), person);
        streams.lock(stream);
        boolean known = stream.sequence() > 0;
        JsonObject content = known ? entries.current(person).orElseThrow().content() : describe(draft, disputed);
        String assurance = known ? MATCHED : ALONE;
        JsonArray links = new JsonArray();
        content.objects("link").forEach(links::add);
        links.add(new JsonObject()
                .put("target", new JsonObject().put("reference", "Patient/" + patient))
                .put("assurance", assurance));
        content.put("link", links);
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
        List<?> rows = em.createNativeQuery("select person from emr.patient_link where patient = :patient", UUID.class)
                .setParameter("patient", patient)
                .getResultList();
        return rows.stream().findFirst().map(UUID.class::cast);
    }

    /** The facility's patients behind whom the person is, as far as the caller may know; the first one first. */
    List<UUID> patients(UUID person, String facility) {
        List<?> rows = em.createNativeQuery(
                        "select l.patient from emr.patient_link l join emr.facility f on f.key = l.facility"
                                + " where l.person = :person and f.code = :facility order by l.patient",
                        UUID.class)
                .setParameter("person", person)
                .setParameter("facility", facility)
                .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    private void remember(UUID person, UUID patient, String facility, String assurance) {
        em.createNativeQuery("insert into emr.patient_link (patient, person, facility, assurance)"
                        + " select :patient, :person, key, :assurance from emr.facility where code = :facility")
                .setParameter("patient", patient)
                .setParameter("person", person)
                .setParameter("assurance", assurance.charAt(assurance.length() - 1) - '0')
                .setParameter("facility", facility)
                .executeUpdate();
    }

    private void task(IdentityFinding finding, UUID patient, PatientDraft draft) {
        em.createNativeQuery("insert into emr.identity_task (id, facility, patient, other, rule, system, opened)"
                        + " select :id, f.key, :patient, (select n.patient from emr.person_number n where n.system = :system"
                        + " and n.value = cast(:number as text) and n.state = 1 and n.facility = f.key),"
                        + " :rule, :system, now() from emr.facility f where f.code = :facility"
                        + " and not exists (select from emr.identity_task t where t.patient = :patient and t.rule = :rule"
                        + " and t.system = :system and t.closed is null)")
                .setParameter("id", Ids.next(clock))
                .setParameter("patient", patient)
                .setParameter("rule", finding.rule())
                .setParameter("system", finding.system().code())
                .setParameter("number", citizenNumber(draft))
                .setParameter("facility", draft.facility())
                .executeUpdate();
    }
}
