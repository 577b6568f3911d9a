package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.referral.SupplementReferral;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.referral.PacketGroup;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.StayChoice;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.StoredMessage;

/**
 * An emergency leaves before its paperwork; then the HIS exports the stay (of a demo file: from the 4th to the 12th, with a
 * paper to Bạch Mai). Each test has a patient of its own.
 */
class LaterExportDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final String FILE = "his-referrals/transfers/24X09_20250112_24X092501122863691.xml";
    private static final String BACH_MAI = "01929";

    /** The stay is moved to the month before this one: a doctor reads a former patient only after saying why. */
    private final YearMonth month = YearMonth.now(Clock.systemUTC()).minusMonths(1);

    private final String left = month + "-11T20:00:00Z";
    private static int no = 100;

    private final Door door = new Door(EMR);
    private final String serial = Integer.toString(++no);

    @BeforeAll
    static void connect() throws SQLException {
        EMR.database()
                .tamper("insert into emr.partner_node (name, url, certificate_sha256, pinned_by)"
                        + " values ('bachmai', 'https://localhost:1/exchange', '\\x01', 'test')");
        EMR.database().tamper("update emr.facility set node = 'bachmai' where code = '" + BACH_MAI + "'");
        EMR.database()
                .tamper("insert into emr.connection (facility, partner, state, evidence) select f.key, p.key, 5, 'test'"
                        + " from emr.facility f, emr.facility p where f.code = '24X09' and p.code = '" + BACH_MAI
                        + "'");
    }

    /** The export of this test's patient, whose citizen number ends with its serial. */
    private String export() {
        return Samples.plain(Samples.demo(FILE))
                .replace("202501", month.toString().replace("-", ""))
                .replace("24X092501122863691", "24X092501122863" + serial)
                .replace("DK96944909", "DK96944" + serial)
                .replace("024048063324", citizen())
                .replace("BT2242405260564", "BT2242405260" + serial)
                .replace("88261/GCT-DK", serial + "/GCT-DK");
    }

    private String citizen() {
        return "024048063" + serial;
    }

    /** Somebody whom no export names yet. */
    private UUID arrives(@Nullable String citizen) throws Exception {
        TestPatient patient = TestPatient.called("Giáp Văn Bình")
                .number("EMR-" + no + '-' + ++no)
                .bornOn("1948-07-06");
        return (citizen == null ? patient : patient.citizen(citizen))
                .registeredBy(EMR)
                .patient();
    }

    private UUID leaves(UUID patient, Set<PacketGroup> leftOut) throws Exception {
        UUID referral = begin(patient);
        EMR.as(doctor(), () -> {
            EMR.bean(WriteReferral.class)
                    .send(
                            referral,
                            new ReferralForm(Urgency.EMERGENCY, 2, null, null, "Suy thận cấp", Map.of(), leftOut));
            return null;
        });
        EMR.database().tamper("update emr.message set at = '" + left + "' where referral = '" + referral + "'");
        return referral;
    }

    private static UUID begin(UUID patient) throws Exception {
        return EMR.as(doctor(), () -> EMR.bean(WriteReferral.class).begin(patient, BACH_MAI));
    }

    private static Caller doctor() {
        return Callers.doctor(Callers.PROVINCIAL);
    }

    private static SupplementReferral.Later later(UUID referral) throws Exception {
        return later(doctor(), referral);
    }

    private static SupplementReferral.Later later(Caller who, UUID referral) throws Exception {
        return EMR.as(who, () -> EMR.bean(SupplementReferral.class).later(referral));
    }

    private static List<Manifest> sent(UUID referral) throws Exception {
        return EMR.inTransaction(doctor(), () -> EMR.bean(Messages.class).of(referral)).stream()
                .map(StoredMessage::contents)
                .toList();
    }

    private static List<String> kinds(UUID referral) throws Exception {
        return sent(referral).stream().map(m -> m.kind().label()).toList();
    }

    private static String field(UUID referral, String column) throws SQLException {
        return EMR.database()
                .strings("select coalesce(cast(" + column + " as text), '') from emr.referral where id = '" + referral
                        + "'")
                .get(0);
    }

    @Test
    void the_stay_and_its_paper_join_the_referral_of_the_same_person_once() throws Exception {
        UUID emergency = arrives(citizen());
        UUID referral = leaves(emergency, Set.of());
        int before = sent(referral).get(0).entries().size();
        UUID exported = Door.patient(door.send(Callers.PROVINCIAL, export()));
        assertThat(exported).isNotEqualTo(emergency);
        assertThat(field(referral, "joined")).isEqualTo(exported.toString());
        assertThat(field(referral, "paper")).isEqualTo(serial + "/GCT-DK");
        assertThat(field(referral, "encounter")).isNotEmpty();
        assertThat(kinds(referral)).containsExactly("referral", "supplement");
        Manifest supplement = sent(referral).get(1);
        assertThat(supplement.patient()).isEqualTo(exported);
        assertThat(supplement.entries()).hasSizeGreaterThan(20 + before);
        assertThat(EMR.database()
                        .strings("select count from audit.event where type = 50 and patient = '" + exported + "'"))
                .containsExactly(Integer.toString(supplement.entries().size()));
        door.send(Callers.PROVINCIAL, export());
        door.send(Callers.PROVINCIAL, export().replace("<THUTU_", "<!-- again --><THUTU_"));
        assertThat(kinds(referral)).as("after the same file again").containsExactly("referral", "supplement");
        assertThat(begin(exported)).as("what the paper proposes").isEqualTo(referral);
        assertThat(later(referral).unsent()).isZero();
    }

    @Test
    void what_the_doctor_left_out_stays_out() throws Exception {
        UUID referral = leaves(arrives(citizen()), Set.of(PacketGroup.RESULTS, PacketGroup.NOTES));
        door.send(Callers.PROVINCIAL, export());
        Manifest supplement = sent(referral).get(1);
        assertThat(supplement.notSent()).containsKeys("Observation", "Composition");
        assertThat(later(referral).unsent()).as("left out is not new").isZero();
    }

    @Test
    void a_stay_of_another_time_does_not_join() throws Exception {
        UUID referral = leaves(arrives(citizen()), Set.of());
        EMR.database()
                .tamper("update emr.message set at = '" + month.minusMonths(2) + "-20T20:00:00Z' where referral = '"
                        + referral + "'");
        door.send(Callers.PROVINCIAL, export());
        assertThat(kinds(referral)).containsExactly("referral");
        assertThat(later(referral).proposals()).isEmpty();
    }

    @Test
    void of_two_referrals_none_is_joined_by_itself_and_the_doctor_decides() throws Exception {
        UUID first = leaves(arrives(citizen()), Set.of());
        UUID second = leaves(arrives(citizen()), Set.of());
        UUID exported = Door.patient(door.send(Callers.PROVINCIAL, export()));
        assertThat(kinds(first)).containsExactly("referral");
        assertThat(kinds(second)).containsExactly("referral");
        assertThat(later(first).proposals()).singleElement().satisfies(p -> {
            assertThat(p.known()).isTrue();
            assertThat(p.patient()).isEqualTo(exported);
        });
        sendStay(first, later(first).proposals().get(0));
        assertThat(kinds(first)).containsExactly("referral", "supplement");
        assertThat(field(first, "paper")).isEqualTo(serial + "/GCT-DK");
        assertThat(kinds(second)).containsExactly("referral");
    }

    private static void sendStay(UUID referral, SupplementReferral.Proposal chosen) throws Exception {
        EMR.as(doctor(), () -> {
            EMR.bean(SupplementReferral.class).sendStay(referral, chosen.stay().id());
            EMR.bean(SupplementReferral.class).sendStay(referral, chosen.stay().id());
            return null;
        });
    }

    @Test
    void without_a_number_only_a_doctor_says_that_it_is_the_same_patient_and_nobody_is_merged() throws Exception {
        UUID emergency = arrives(null);
        UUID referral = leaves(emergency, Set.of());
        UUID exported = Door.patient(door.send(Callers.PROVINCIAL, export()));
        assertThat(kinds(referral)).containsExactly("referral");
        SupplementReferral.Proposal chosen = later(referral).proposals().stream()
                .filter(p -> p.patient().equals(exported))
                .findFirst()
                .orElseThrow();
        assertThat(chosen.known()).isFalse();
        assertThat(EMR.database()
                        .strings("select detail from audit.event where type = 56 and patient = '" + exported + "'"))
                .contains("proposed");
        sendStay(referral, chosen);
        assertThat(kinds(referral)).containsExactly("referral", "supplement");
        assertThat(sent(referral).get(1).patient()).isEqualTo(exported);
        assertThat(EMR.database()
                        .count("select count(distinct person) from emr.patient_link where patient in ('" + emergency
                                + "', '" + exported + "')"))
                .isEqualTo(2);
        assertThat(begin(exported)).isEqualTo(referral);
    }

    @Test
    void a_namesake_is_shown_on_the_ground_that_the_policy_gives_and_not_without_one() throws Exception {
        UUID referral = leaves(arrives(null), Set.of());
        UUID namesake = Door.patient(door.send(Callers.PROVINCIAL, export()));
        EMR.database()
                .tamper("update emr.resource set hi = now() - interval '200 days' where type = 11 and patient = '"
                        + namesake + "'");
        EMR.database()
                .tamper("update emr.resource set updated = now() - interval '200 days' where type = 6 and id = '"
                        + namesake + "'");
        long before = read(namesake);
        assertThat(later(doctor(), referral).proposals())
                .as("a former patient, of whom a doctor is asked why")
                .extracting(SupplementReferral.Proposal::patient)
                .doesNotContain(namesake);
        assertThat(read(namesake)).isEqualTo(before);
        assertThat(later(Callers.recordsOfficer(Callers.PROVINCIAL), referral).proposals())
                .extracting(SupplementReferral.Proposal::patient)
                .contains(namesake);
        assertThat(EMR.database()
                        .strings("select basis from audit.event where type = 56 and patient = '" + namesake
                                + "' order by key desc limit 1"))
                .containsExactly(Integer.toString(LegalBasis.KEEPING_FACILITY.code()));
    }

    private static long read(UUID patient) throws SQLException {
        return EMR.database().count("select count(*) from audit.event where patient = '" + patient + "'");
    }

    @Test
    void somebody_elses_stay_is_not_sent() throws Exception {
        UUID referral = leaves(arrives(citizen()), Set.of());
        UUID other = UUID.randomUUID();
        assertThatThrownBy(() -> EMR.as(doctor(), () -> {
                    EMR.bean(SupplementReferral.class).sendStay(referral, other);
                    return null;
                }))
                .isInstanceOf(ReferralRefused.class);
        assertThat(kinds(referral)).containsExactly("referral");
    }

    @Test
    void a_changed_export_waits_for_the_doctor_and_withdrawals_go_along() throws Exception {
        UUID referral = leaves(arrives(citizen()), Set.of());
        door.send(Callers.PROVINCIAL, export());
        String changed = export().replaceFirst("<CHI_TIET_DIEN_BIEN_BENH>.*?</CHI_TIET_DIEN_BIEN_BENH>", "")
                .replaceFirst(
                        "(?s)<NGAYLAP>\\d{8}", "<NGAYLAP>" + month.toString().replace("-", "") + "20");
        door.send(Callers.PROVINCIAL, changed);
        int news = later(referral).unsent();
        assertThat(news).isPositive();
        assertThat(kinds(referral)).containsExactly("referral", "supplement");
        EMR.as(doctor(), () -> {
            EMR.bean(SupplementReferral.class).sendNews(referral);
            EMR.bean(SupplementReferral.class).sendNews(referral);
            return null;
        });
        assertThat(kinds(referral)).containsExactly("referral", "supplement", "supplement");
        assertThat(sent(referral).get(2).entries()).hasSize(news);
        assertThat(later(referral).unsent()).isZero();
    }

    @Test
    void beginning_finds_the_referral_that_was_sent_before_its_paper_existed() throws Exception {
        UUID referral = leaves(arrives(citizen()), Set.of());
        EMR.database().tamper("update emr.connection set state = 4");
        UUID exported = Door.patient(door.send(Callers.PROVINCIAL, export()));
        EMR.database().tamper("update emr.connection set state = 5");
        assertThat(kinds(referral)).as("while the connection is closed").containsExactly("referral");
        assertThat(begin(exported)).isEqualTo(referral);
    }

    @Test
    void the_doctor_takes_another_stay_along_than_that_of_the_paper() throws Exception {
        UUID patient = Door.patient(door.send(Callers.PROVINCIAL, export()));
        UUID paperStay = stays(patient).get(0);
        String earlier = export().replace("24X092501122863" + serial, "24X092401122863" + serial)
                .replaceAll(
                        "<(NGAY_\\w+|THOI_DIEM_DBLS)>" + month.getYear(),
                        "<$1>" + month.minusYears(1).getYear())
                .replaceFirst("(?s)<FILEHOSO>\\s*<LOAIHOSO>XML13<.*?</FILEHOSO>", "");
        door.send(Callers.PROVINCIAL, earlier);
        assertThat(stays(patient)).hasSize(2);
        UUID other = stays(patient).stream()
                .filter(s -> !s.equals(paperStay))
                .findFirst()
                .orElseThrow();
        UUID referral = begin(patient);
        assertThat(open(referral).stays()).extracting(StayChoice::id).containsExactly(paperStay, other);
        assertThat(field(referral, "encounter")).isEqualTo(paperStay.toString());
        choose(referral, other);
        assertThat(open(referral).plan().resources(Set.of())).contains(other).doesNotContain(paperStay);
        UUID stranger = stays(Door.patient(door.send(Callers.PROVINCIAL, export().replace(serial, "9" + no % 100))))
                .get(0);
        assertThatThrownBy(() -> choose(referral, stranger)).isInstanceOf(ReferralRefused.class);
        assertThat(field(referral, "encounter")).isEqualTo(other.toString());
    }

    private List<UUID> stays(UUID patient) throws Exception {
        return door.resources(Callers.PROVINCIAL, patient).stream()
                .filter(r -> r.type().equals("Encounter"))
                .map(StoredResource::id)
                .toList();
    }

    private static WriteReferral.ReferralDraft open(UUID referral) throws Exception {
        return EMR.as(doctor(), () -> EMR.bean(WriteReferral.class).open(referral));
    }

    private static void choose(UUID referral, UUID stay) throws Exception {
        EMR.as(doctor(), () -> {
            EMR.bean(WriteReferral.class).choose(referral, stay);
            return null;
        });
    }
}
