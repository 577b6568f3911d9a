package vn.emr.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the node before Arquillian boots its server, and tells that server where the database is. */
final class NodeBeforeContainer implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (System.getProperty("emr.target") == null) {
            return; // Arquillian runs the extension inside the server too, where there is nothing to start.
        }
        // Packaging leaves a copy of the EAR there, which would be deployed beside the one under test.
        Path deployments = Path.of(System.getProperty("emr.target"), "server/standalone/deployments");
        for (String left : List.of("emr.ear", "emr.ear.deployed", "emr.ear.undeployed", "emr.ear.failed")) {
            Files.deleteIfExists(deployments.resolve(left));
        }
        RunningNode node = RunningNode.get();
        System.setProperty("emr.it.arguments", String.join(" ", arguments(node)));
    }

    /** What the launcher gives in the environment: for the server's expressions, and for the application's settings. */
    private static List<String> arguments(RunningNode node) {
        return List.of(
                "-Denv.EMR_DB_PORT=" + node.databasePort(),
                "-Denv.EMR_DB_PASSWORD=" + node.secret("emr_app"),
                "-Denv.EMR_VERIFIER_PASSWORD=" + node.secret("emr_verifier"),
                "-Demr.form-key=" + node.secret("form-key"),
                "-Denv.EMR_WEB_SECRET=" + node.secret("web"),
                "-Denv.EMR_KEYS=" + node.home().resolve("province/keys"),
                "-Demr.keys=" + node.home().resolve("province/keys"),
                "-Denv.EMR_TLS_SECRET=" + node.secret("tls"),
                "-Denv.EMR_OIDC_URL=" + node.realm(),
                "-Demr.oidc-url=" + node.realm());
    }
}
