package vn.emr.audit.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells on the server's {@code /health} how it stands with the space for the audit. Always up: a node that was taken off the
 * line could not open a record in an emergency either. It lies here because the server asks one WAR of an EAR only, and
 * what lies in the EAR's library is of both.
 */
@Readiness
@ApplicationScoped
public class SpaceHealth implements HealthCheck {

    @Inject
    AuditSpace space;

    @Override
    public HealthCheckResponse call() {
        SpaceReport report = space.report();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("audit-space")
                .up()
                .withData("state", report.state().code())
                .withData("watched", report.watched())
                .withData("reserveMb", report.reserveMb())
                .withData("spooledBytes", report.spooled());
        if (report.freeMb() != null) {
            answer.withData("freeMb", report.freeMb());
        }
        return answer.build();
    }
}
