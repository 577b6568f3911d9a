package vn.emr.domain.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Role;
import vn.emr.domain.testing.EmrFixture;

class StaffSessionsDbTest {

    private static final Caller DOCTOR = new Caller(
            Caller.Kind.STAFF, "doctor", "Lê Văn Sơn", "24X09", "001234/BG-CCHN", Set.of(Role.DOCTOR, Role.AUDITOR));

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final StaffSessions sessions = EMR.bean(StaffSessions.class);

    @Test
    void who_signed_in_is_found_again_with_every_claim() throws Exception {
        SessionToken token = begin();

        assertThat(find(token)).contains(DOCTOR);
        assertThat(find(SessionToken.next())).isEmpty();
    }

    @Test
    void the_token_itself_is_not_in_the_table() throws Exception {
        SessionToken token = begin();

        assertThat(EMR.database().strings("select s::text from emr.staff_session s"))
                .noneMatch(row -> row.contains(token.value()));
    }

    @Test
    void ends_after_thirty_idle_minutes() throws Exception {
        SessionToken token = begin();
        age("29 minutes 50 seconds");
        assertThat(find(token)).isPresent();
        age("29 minutes");
        assertThat(find(token)).as("the request before kept it alive").isPresent();
        age("30 minutes");
        assertThat(find(token)).isEmpty();
    }

    @Test
    void ends_after_twelve_hours_of_work() throws Exception {
        SessionToken token = begin();
        EMR.database().tamper("update emr.staff_session set begun = begun - interval '12 hours'");
        assertThat(find(token)).isEmpty();

        begin();
        assertThat(EMR.database()
                        .count("select count(*) from emr.staff_session where begun < now() - interval '1 hour'"))
                .as("the next sign-in removes it")
                .isZero();
    }

    @Test
    void ended_is_ended_and_hands_back_what_the_identity_provider_needs() throws Exception {
        SessionToken token = begin();

        assertThat(EMR.as(null, () -> sessions.end(token))).contains("id-token");
        assertThat(find(token)).isEmpty();
        assertThat(EMR.as(null, () -> sessions.end(token))).isEmpty();
    }

    @Test
    void the_application_cannot_change_whose_session_it_is() throws Exception {
        begin();
        try (Connection app = EMR.database().asApp();
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("update emr.staff_session set roles = 'auditor'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private SessionToken begin() throws Exception {
        return EMR.as(null, () -> sessions.begin(DOCTOR, "id-token"));
    }

    private Optional<Caller> find(SessionToken token) throws Exception {
        return EMR.as(null, () -> sessions.find(token));
    }

    private static void age(String interval) throws SQLException {
        EMR.database()
                .tamper("update emr.staff_session set seen = seen - interval '" + interval
                        + "', begun = begun - interval '" + interval + "'");
    }
}
