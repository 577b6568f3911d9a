package vn.emr.audit.witness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Tells on the server's {@code /health} which partners' proof is missing for too long. Always up: a person has to ask the partner,
 * and the node's own work is none the worse for it.
 */
@Readiness
@ApplicationScoped
public class WitnessHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WitnessHealth.class);
    private static final String UNKNOWN = "unknown";

    @Inject
    Witnesses witnesses;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("witnesses")
                .up()
                .withData("unproven", unproven())
                .build();
    }

    /** Names of the nodes; empty when all prove it. Without its database the node says that it doesn't know. */
    String unproven() {
        try {
            List<UnprovenHead> missing = witnesses.unproven();
            return missing.stream().map(UnprovenHead::node).collect(Collectors.joining(", "));
        } catch (RuntimeException e) {
            LOG.debug("can't ask which proofs are missing", e);
            return UNKNOWN;
        }
    }
}
