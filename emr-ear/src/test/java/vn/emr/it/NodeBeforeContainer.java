package vn.emr.it;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the node before Arquillian boots its server, and tells that server where the database is. */
final class NodeBeforeContainer implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        RunningNode node = RunningNode.get();
        System.setProperty(
                "emr.it.arguments",
                String.join(
                        " ",
                        "-Denv.EMR_DB_PORT=" + node.databasePort(),
                        "-Denv.EMR_DB_PASSWORD=" + node.secret("emr_app"),
                        "-DEMR_FORM_KEY=" + node.secret("form-key"),
                        "-Denv.EMR_FORM_KEY=" + node.secret("form-key"),
                        "-Denv.EMR_WEB_SECRET=" + node.secret("web"),
                        "-Denv.EMR_OIDC_URL=" + node.realm()));
    }
}
