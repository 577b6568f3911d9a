package vn.emr.audit.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells on the server's {@code /health} which facilities' folders can't be watched, and why. Always up: the other doors
 * are open, and a person has to see to the folder. It lies here and not beside the worker because the server asks one WAR
 * of an EAR only, and what lies in the EAR's library is of both.
 */
@Readiness
@ApplicationScoped
public class FolderHealth implements HealthCheck {

    @Inject
    FolderTroubles troubles;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("his-folders")
                .up()
                .withData("troubled", troubles.words())
                .build();
    }
}
