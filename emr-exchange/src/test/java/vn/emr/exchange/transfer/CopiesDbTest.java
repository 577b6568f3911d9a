package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.access.ListWhoSaw;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.transfer.MessageKind;

/** The patient's own list says where copies of the record went. */
class CopiesDbTest {

    @RegisterExtension
    static final EmrFixture PROVINCE = new EmrFixture();

    @RegisterExtension
    static final EmrFixture BACH_MAI = EmrFixture.partner("bachmai", TwoNodes.BACH_MAI);

    private final TwoNodes nodes = new TwoNodes(PROVINCE, BACH_MAI);
    private final Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);

    @BeforeAll
    static void connect() throws SQLException {
        new TwoNodes(PROVINCE, BACH_MAI).connect();
    }

    private static List<ListWhoSaw.Copy> copies(UUID patient, Instant from, Instant until) throws Exception {
        return PROVINCE.as(
                Callers.privacyOfficer(Callers.PROVINCIAL),
                () -> PROVINCE.bean(ListWhoSaw.class).of(patient, from, until).copies());
    }

    @Test
    void a_referral_is_a_copy_at_the_partner_confirmed_once_it_is_there() throws Exception {
        UUID patient = nodes.patient("Hoàng Thị Sao", 2);
        assertThat(copies(patient, Instant.EPOCH, tomorrow)).isEmpty();
        UUID referral = nodes.refer(patient);
        PROVINCE.database().tamper("update emr.referral set paper = '12/GCT' where id = '" + referral + "'");
        assertThat(copies(patient, Instant.EPOCH, tomorrow)).singleElement().satisfies(c -> {
            assertThat(c.facility()).isEqualTo(TwoNodes.BACH_MAI);
            assertThat(c.here()).isFalse();
            assertThat(c.kind()).isEqualTo(MessageKind.REFERRAL);
            assertThat(c.paper()).isEqualTo("12/GCT");
            assertThat(c.received()).isNull();
        });
        nodes.carry();
        Instant sent = copies(patient, Instant.EPOCH, tomorrow).get(0).at();
        assertThat(copies(patient, tomorrow, tomorrow.plusSeconds(1)))
                .as("what left earlier is still there")
                .singleElement()
                .satisfies(c -> assertThat(c.received()).isNotNull());
        assertThat(copies(patient, Instant.EPOCH, sent)).as("what left later").isEmpty();
    }

    @Test
    void calling_it_off_sends_no_copy_and_others_patients_have_none() throws Exception {
        UUID patient = nodes.patient("Hoàng Thị Thôi", 1);
        UUID other = nodes.patient("Hoàng Thị Khác", 1);
        UUID referral = nodes.refer(patient);
        PROVINCE.as(Callers.doctor(Callers.PROVINCIAL), () -> {
            PROVINCE.bean(WriteReferral.class).cancel(referral);
            return null;
        });
        assertThat(copies(patient, Instant.EPOCH, tomorrow))
                .extracting(ListWhoSaw.Copy::kind)
                .containsExactly(MessageKind.REFERRAL);
        assertThat(copies(other, Instant.EPOCH, tomorrow)).isEmpty();
        nodes.carry();
    }
}
