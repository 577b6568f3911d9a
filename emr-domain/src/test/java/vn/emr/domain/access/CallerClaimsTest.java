package vn.emr.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallerClaimsTest {

    @Test
    void reads_a_member_of_staff_and_ignores_the_roles_of_keycloak() {
        Caller caller = CallerClaims.read(
                        "doctor", "Lê Văn Sơn", "24X09", "001234/BG-CCHN", List.of("doctor", "offline_access"))
                .orElseThrow();

        assertThat(caller.kind()).isEqualTo(Caller.Kind.STAFF);
        assertThat(caller.account()).isEqualTo("doctor");
        assertThat(caller.name()).isEqualTo("Lê Văn Sơn");
        assertThat(caller.facility()).isEqualTo("24X09");
        assertThat(caller.roles()).containsExactly(Role.DOCTOR);
    }

    @Test
    void a_partner_is_a_machine_shown_by_its_account() {
        Caller caller = CallerClaims.read("his-24X09", " ", "24X09", null, List.of("partner"))
                .orElseThrow();

        assertThat(caller.kind()).isEqualTo(Caller.Kind.PARTNER);
        assertThat(caller.name()).isEqualTo("his-24X09");
    }

    @Test
    void people_of_the_province_have_no_facility() {
        Caller caller =
                CallerClaims.read("auditor", null, "", "", List.of("auditor")).orElseThrow();

        assertThat(caller.facility()).isNull();
        assertThat(caller.licence()).isNull();
    }

    @Test
    void an_account_without_a_role_of_ours_is_nobody() {
        assertThat(CallerClaims.read("guest", "Khách", "24X09", null, List.of("offline_access")))
                .isEmpty();
    }
}
