package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.referral.ProposeReferrals;
import vn.emr.audit.referral.ProposeReferrals.Proposal;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** The HIS exports a referral paper to Bạch Mai, and nobody has pressed anything yet. */
class ProposalDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final String FILE = "his-referrals/transfers/24X09_20250112_24X092501122863691.xml";
    private static int no = 200;

    private final Door door = new Door(EMR);
    private final String serial = Integer.toString(++no);

    @BeforeEach
    void connect() throws SQLException {
        EMR.database()
                .tamper(
                        "insert into emr.partner_node (name, url, certificate_sha256, pinned_by)"
                                + " values ('bachmai', 'https://localhost:1/exchange', '\\x01', 'test') on conflict do nothing");
        EMR.database().tamper("update emr.facility set node = 'bachmai' where code = '01929'");
        EMR.database()
                .tamper("insert into emr.connection (facility, partner, state, evidence) select f.key, p.key, 5, 'test'"
                        + " from emr.facility f, emr.facility p where f.code = '24X09' and p.code = '01929'"
                        + " on conflict (facility, partner) do update set state = 5");
    }

    /** The stay of a new patient, that ended so many days ago. */
    private String export(int daysAgo) {
        LocalDate left = LocalDate.now(Clock.systemUTC()).minusDays(daysAgo);
        return Samples.plain(Samples.demo(FILE))
                .replaceAll("202501\\d\\d", left.format(DateTimeFormatter.BASIC_ISO_DATE))
                .replace("24X092501122863691", "24X092501122863" + serial)
                .replace("DK96944909", "DK96944" + serial)
                .replace("024048063324", "024048063" + serial)
                .replace("BT2242405260564", "BT2242405260" + serial)
                .replace("88261/GCT-DK", serial + "/GCT-DK");
    }

    private UUID imported(String export) throws Exception {
        return Door.patient(door.send(Callers.PROVINCIAL, export));
    }

    private static List<Proposal> of(UUID patient) throws Exception {
        return EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> EMR.bean(ProposeReferrals.class).of(patient));
    }

    private static ProposeReferrals.Proposals list(String facility) throws Exception {
        return EMR.as(
                Callers.doctor(facility), () -> EMR.bean(ProposeReferrals.class).list(50));
    }

    private static ProposeReferrals.Pressed send(UUID request) throws Exception {
        return EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> EMR.bean(ProposeReferrals.class).send(request, Urgency.EMERGENCY));
    }

    private static List<String> strings(String sql) throws SQLException {
        return EMR.database().strings(sql);
    }

    @Test
    void a_paper_proposes_a_referral_and_one_press_sends_it_once() throws Exception {
        UUID patient = imported(export(1));
        Proposal proposal = of(patient).get(0);
        assertThat(proposal.paper().number()).isEqualTo(serial + "/GCT-DK");
        assertThat(proposal.form().isSendable()).isTrue();
        assertThat(list(Callers.PROVINCIAL).open())
                .extracting(Proposal::patient)
                .contains(patient);
        ProposeReferrals.Pressed first = send(proposal.paper().id());
        assertThat(first.sent()).isTrue();
        assertThat(send(proposal.paper().id())).isEqualTo(first);
        assertThat(strings(
                        "select kind || ' ' || direction from emr.message where referral = '" + first.referral() + "'"))
                .containsExactly("1 1");
        assertThat(strings("select urgency || ' ' || paper from emr.referral where id = '" + first.referral() + "'"))
                .containsExactly("1 " + serial + "/GCT-DK");
        assertThat(of(patient)).isEmpty();
        assertThat(list(Callers.PROVINCIAL).open())
                .extracting(Proposal::patient)
                .doesNotContain(patient);
    }

    @Test
    void what_is_required_and_missing_leads_to_the_form_and_nothing_is_sent() throws Exception {
        UUID patient = imported(export(1).replaceAll("<MA_LYDO_CT>[^<]*</MA_LYDO_CT>", "<MA_LYDO_CT></MA_LYDO_CT>"));
        Proposal proposal = of(patient).get(0);
        assertThat(proposal.form().isSendable()).isFalse();
        ProposeReferrals.Pressed pressed = send(proposal.paper().id());
        assertThat(pressed.sent()).isFalse();
        assertThat(strings("select state from emr.referral where id = '" + pressed.referral() + "'"))
                .containsExactly("0");
        assertThat(of(patient)).as("there is a draft now").isEmpty();
    }

    @Test
    void what_somebody_began_to_write_is_not_sent_over_their_head() throws Exception {
        UUID patient = imported(export(1));
        UUID request = of(patient).get(0).paper().id();
        UUID draft = EMR.as(Callers.doctor(Callers.PROVINCIAL), () -> {
            WriteReferral writing = EMR.bean(WriteReferral.class);
            UUID id = writing.begin(patient, "01929");
            writing.save(id, writing.open(id).form().with(Urgency.URGENT));
            return id;
        });
        assertThat(send(request)).isEqualTo(new ProposeReferrals.Pressed(draft, false));
    }

    @Test
    void put_aside_it_is_proposed_no_more_until_it_is_taken_back_and_both_are_recorded() throws Exception {
        UUID patient = imported(export(2));
        UUID request = of(patient).get(0).paper().id();
        EMR.as(Callers.doctor(Callers.PROVINCIAL), () -> {
            EMR.bean(ProposeReferrals.class).putAside(request);
            EMR.bean(ProposeReferrals.class).putAside(request);
            return null;
        });
        assertThat(of(patient)).isEmpty();
        assertThat(list(Callers.PROVINCIAL).aside())
                .extracting(p -> p.paper().id())
                .contains(request);
        EMR.as(Callers.doctor(Callers.PROVINCIAL), () -> {
            EMR.bean(ProposeReferrals.class).takeBack(request);
            return null;
        });
        assertThat(of(patient)).hasSize(1);
        assertThat(strings(
                        "select detail from audit.event where type = 58 and patient = '" + patient + "' order by at"))
                .containsExactly("aside", "aside", "back");
    }

    @Test
    void a_stay_of_long_ago_is_not_proposed_nor_one_to_where_nothing_may_go() throws Exception {
        assertThat(of(imported(export(9)))).isEmpty();
        UUID patient = imported(export(1).replace(serial, Integer.toString(++no)));
        assertThat(of(patient)).hasSize(1);
        EMR.database().tamper("update emr.connection set state = 6");
        assertThat(of(patient)).isEmpty();
    }

    @Test
    void another_facility_sees_none_of_it() throws Exception {
        UUID request = of(imported(export(1))).get(0).paper().id();
        assertThat(list(Callers.SON_DONG).count()).isZero();
        assertThatThrownBy(() -> EMR.as(Callers.doctor(Callers.SON_DONG), () -> {
                    EMR.bean(ProposeReferrals.class).putAside(request);
                    return null;
                }))
                .isInstanceOf(ReferralRefused.class);
        assertThat(strings("select cast(request as text) from emr.paper_aside")).doesNotContain(request.toString());
    }
}
