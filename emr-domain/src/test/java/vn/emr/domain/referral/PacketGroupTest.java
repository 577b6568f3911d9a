package vn.emr.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.emr.domain.content.CareProgramme;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;

class PacketGroupTest {

    private static PacketGroup group(JsonObject content) {
        String type = content.text("resourceType").orElseThrow();
        return PacketGroup.of(
                        new StoredResource(type, new UUID(0, 1), 1, Instant.EPOCH, "24X09", Source.HIS, false, content))
                .orElseThrow();
    }

    @Test
    void a_doctor_sees_and_can_leave_out_what_tells_hiv_or_tuberculosis() {
        JsonObject plan =
                JsonObject.resource("CarePlan").put("category", JsonArray.of(CareProgramme.TUBERCULOSIS.concept()));
        JsonObject findings = JsonObject.resource("Observation").put("code", CareProgramme.HIV.concept());
        assertThat(group(plan)).isEqualTo(PacketGroup.PROGRAMMES);
        assertThat(group(findings)).isEqualTo(PacketGroup.PROGRAMMES);
        assertThat(PacketGroup.PROGRAMMES.optional()).isTrue();
        assertThat(group(JsonObject.resource("Observation"))).isEqualTo(PacketGroup.RESULTS);
        assertThat(group(JsonObject.resource("CarePlan"))).isEqualTo(PacketGroup.OTHER);
    }

    @Test
    void an_appointment_is_a_paper() {
        assertThat(group(JsonObject.resource("Appointment"))).isEqualTo(PacketGroup.PAPERS);
    }
}
