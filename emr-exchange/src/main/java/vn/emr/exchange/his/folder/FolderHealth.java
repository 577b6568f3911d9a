package vn.emr.exchange.his.folder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells on the server's {@code /health} which facilities' folders can't be watched, and why. Always up: the other doors are open, and
 * a person has to see to the folder.
 */
@Readiness
@ApplicationScoped
public class FolderHealth implements HealthCheck {

    @Inject
    FolderWatch watch;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("his-folders")
                .up()
                .withData("troubled", words(watch.troubled()))
                .build();
    }

    /** Codes of the facilities, each with what is wrong; empty when nothing is. */
    static String words(Map<String, String> troubled) {
        return troubled.entrySet().stream()
                .map(t -> t.getKey() + ' ' + t.getValue())
                .collect(Collectors.joining(", "));
    }
}
