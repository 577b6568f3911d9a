package vn.emr.domain.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;
import vn.emr.domain.testing.Together;

class PatientRegistryDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final List<String> FACILITIES = List.of("24X09", "24X07", "24X01", "24X02");
    private static final int ROUNDS = 20;
    private static final int CLIENTS = 16;

    @Test
    void the_same_said_again_adds_nothing() throws Exception {
        TestPatient patient = man("Nguyễn Văn Một").citizen("024080000001").bornOn("1980-01-02");
        Registered first = patient.registeredBy(EMR);
        Registered again = patient.registeredBy(EMR);
        assertThat(first.entries()).hasSize(2);
        assertThat(again.entries()).isEmpty();
        assertThat(again.patient()).isEqualTo(first.patient());
        assertThat(again.person()).isEqualTo(first.person());
    }

    @Test
    void a_verified_citizen_number_makes_patients_of_two_facilities_one_person() throws Exception {
        Registered here = man("Nguyễn Văn Hai")
                .citizen("024080000002")
                .bornOn("1980-01-02")
                .registeredBy(EMR);
        Registered there = man("NGUYEN VAN HAI")
                .at(Callers.SON_DONG)
                .citizen("024080000002")
                .bornOn("1980")
                .registeredBy(EMR);
        assertThat(there.person()).isEqualTo(here.person());
        assertThat(there.patient()).isNotEqualTo(here.patient());
        assertThat(links(here.person()))
                .containsExactly("Patient/" + here.patient() + " level1", "Patient/" + there.patient() + " level3");
    }

    @Test
    void a_number_that_disagrees_with_sex_or_birth_year_proves_nothing() throws Exception {
        Registered one = man("Nguyễn Văn Ba")
                .citizen("024080000003")
                .bornOn("1981-01-02")
                .registeredBy(EMR);
        Registered other = man("Nguyễn Văn Ba")
                .at(Callers.SON_DONG)
                .citizen("024080000003")
                .bornOn("1981-01-02")
                .registeredBy(EMR);
        assertThat(other.person()).isNotEqualTo(one.person());
        assertThat(EMR.database().count("select count(*) from emr.person_number where value = '024080000003'"))
                .isZero();
    }

    @Test
    void a_number_of_somebody_else_is_kept_as_disputed_with_a_task_for_a_steward() throws Exception {
        Registered owner = man("Nguyễn Văn Bốn")
                .citizen("024080000004")
                .bornOn("1980-01-02")
                .registeredBy(EMR);
        TestPatient claimant =
                man("Trần Văn Năm").at(Callers.SON_DONG).citizen("024080000004").bornOn("1980-05-06");
        Registered disputed = claimant.registeredBy(EMR);
        claimant.registeredBy(EMR);
        assertThat(disputed.person()).isNotEqualTo(owner.person());
        assertThat(disputed.findings()).extracting(IdentityFinding::rule).containsExactly(IdentityFinding.CONFLICT);
        assertThat(EMR.database()
                        .strings("select state || ' ' || person from emr.person_number where value = '024080000004'"
                                + " order by state"))
                .containsExactly("1 " + owner.person(), "2 " + disputed.person());
        assertThat(person(owner.person()).text("identifier", "value")).contains("024080000004");
        assertThat(person(disputed.person()).text("identifier", "value")).isEmpty();
        assertThat(EMR.database()
                        .count("select count(*) from emr.identity_task where patient = '" + disputed.patient() + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_number_that_arrives_later_links_who_was_alone() throws Exception {
        TestPatient later = man("Nguyễn Văn Chín").bornOn("1980-01-02").number("BN-9");
        Registered alone = later.registeredBy(EMR);
        Registered owner = man("Nguyễn Văn Chín")
                .at(Callers.SON_DONG)
                .citizen("024080000009")
                .bornOn("1980-01-02")
                .registeredBy(EMR);
        assertThat(alone.person()).isNotEqualTo(owner.person());
        Registered linked = later.citizen("024080000009").registeredBy(EMR);
        assertThat(linked.findings()).isEmpty();
        assertThat(linked.person()).isEqualTo(owner.person());
        assertThat(links(owner.person()))
                .containsExactly("Patient/" + owner.patient() + " level1", "Patient/" + alone.patient() + " level3");
        assertThat(links(alone.person())).isEmpty();
        assertThat(EMR.database()
                        .strings("select person::text from emr.patient_link where patient = '" + alone.patient() + "'"))
                .containsExactly(owner.person().toString());
        assertThat(later.registeredBy(EMR).entries()).isEmpty();
    }

    @Test
    void who_is_not_alone_is_kept_apart_and_asked_about() throws Exception {
        TestPatient later = insured("Lê Văn Mười", "1971-07-07").number("BN-10");
        Registered one = later.registeredBy(EMR);
        insured("Lê Văn Mười", "1971-07-07").at("24X07").registeredBy(EMR);
        man("Lê Văn Mười")
                .at(Callers.SON_DONG)
                .citizen("024071000010")
                .bornOn("1971-07-07")
                .registeredBy(EMR);
        Registered again = later.citizen("024071000010").registeredBy(EMR);
        assertThat(again.person()).isEqualTo(one.person());
        assertThat(again.findings()).extracting(IdentityFinding::rule).containsExactly(IdentityFinding.APART);
    }

    @Test
    void an_insurance_number_counts_only_with_name_and_day_of_birth() throws Exception {
        Registered one = insured("Lê Văn Sáu", "1970-07-07").registeredBy(EMR);
        Registered same = insured("lê văn sáu", "1970-07-07").at("24X07").registeredBy(EMR);
        Registered otherDay = insured("Lê Văn Sáu", "1970-07-08").at("24X01").registeredBy(EMR);
        Registered onlyYear = insured("Lê Văn Sáu", "1970").at("24X02").registeredBy(EMR);
        assertThat(same.person()).isEqualTo(one.person());
        assertThat(Set.of(one.person(), otherDay.person(), onlyYear.person())).hasSize(3);
    }

    @Test
    void a_changed_patient_is_a_new_version_in_the_same_stream() throws Exception {
        man("Lê Thị Bảy").number("BN-7").bornOn("1990").registeredBy(EMR);
        Registered changed =
                man("Lê Thị Bảy").number("BN-7").bornOn("1990-02-03").registeredBy(EMR);
        assertThat(changed.entries())
                .singleElement()
                .satisfies(a -> assertThat(a.version()).isEqualTo(2));
        assertThat(changed.stream().sequence()).isEqualTo(2);
    }

    /** Of every round's 16 clients four share each facility and patient number; every second one sends no citizen number. */
    @Test
    void one_new_person_from_many_clients_at_once_is_one_person() throws Exception {
        try (Together together = new Together()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Callable<Registered>> clients = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    TestPatient patient = someone(round, client);
                    clients.add(() -> patient.registeredBy(EMR));
                }
                isOnePerson(together.run(clients));
            }
        }
        chainsDoNotFork();
    }

    private static TestPatient someone(int round, int client) {
        String facility = FACILITIES.get(client % FACILITIES.size());
        TestPatient patient =
                man("Hoàng Văn " + round).at(facility).number("R-" + round).bornOn("1985-10-0" + (1 + round % 9));
        if (client % 8 < FACILITIES.size()) {
            patient.citizen(String.format("024085%06d", 500 + round));
        }
        String card = String.format("GD4%012d", 2_400_000_000L + round);
        String oldCard = String.format("HN3%012d", 1_300_000_000L + round);
        return client % 3 == 0
                ? patient.card(card).card(oldCard)
                : patient.card(oldCard).card(card);
    }

    private static void isOnePerson(List<Registered> all) throws Exception {
        Set<UUID> persons = new HashSet<>();
        Set<UUID> patients = new HashSet<>();
        all.forEach(r -> persons.add(r.person()));
        all.forEach(r -> patients.add(r.patient()));
        assertThat(persons).hasSize(1);
        assertThat(patients).hasSize(FACILITIES.size());
        UUID person = persons.iterator().next();
        assertThat(links(person)).hasSize(FACILITIES.size());
        assertThat(EMR.database()
                        .count("select count(distinct person) from emr.patient_link where patient in ('"
                                + String.join(
                                        "','",
                                        patients.stream().map(UUID::toString).toList()) + "')"))
                .isEqualTo(1);
        assertThat(EMR.database()
                        .count("select count(*) from emr.person_number where person = '" + person + "' and state = 1"))
                .isEqualTo(3);
    }

    private static void chainsDoNotFork() throws Exception {
        assertThat(EMR.database()
                        .strings("select stream from emr.entry group by stream, previous_hash having count(*) > 1"))
                .isEmpty();
        assertThat(EMR.database()
                        .strings("select s.key from emr.stream s where s.seq <>"
                                + " (select count(*) from emr.entry e where e.stream = s.key) or s.seq > 0 and s.head <>"
                                + " (select entry_hash from emr.entry e where e.stream = s.key and e.seq = s.seq)"))
                .isEmpty();
    }

    private static List<String> links(UUID person) throws Exception {
        return person(person).objects("link").map(PatientRegistryDbTest::link).toList();
    }

    private static JsonObject person(UUID id) throws Exception {
        return EMR.inTransaction(
                Callers.importer(Callers.PROVINCIAL),
                () -> EMR.bean(Entries.class)
                        .current(id)
                        .map(StoredResource::content)
                        .orElseThrow());
    }

    private static String link(JsonObject link) {
        return link.text("target", "reference").orElseThrow()
                + ' '
                + link.text("assurance").orElseThrow();
    }

    private static TestPatient insured(String name, String birth) {
        return man(name).bornOn(birth).card("GD4242400000066");
    }

    private static TestPatient man(String name) {
        return TestPatient.called(name);
    }
}
