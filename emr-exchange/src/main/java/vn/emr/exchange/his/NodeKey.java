package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The node's secret for keyed hashes, outside the database ({@code EMR_FORM_KEY}, base64 or base64url). */
@ApplicationScoped
public class NodeKey {

    private static final int SHORTEST = 32;

    @Inject
    @ConfigProperty(name = "emr.form-key")
    String encoded;

    /**
     * The key.
     *
     * @throws IllegalStateException when it is shorter than 32 bytes
     */
    public byte[] bytes() {
        byte[] key =
                Base64.getDecoder().decode(encoded.strip().replace('-', '+').replace('_', '/'));
        if (key.length < SHORTEST) {
            throw new IllegalStateException("EMR_FORM_KEY must be at least 32 bytes in base64");
        }
        return key;
    }
}
