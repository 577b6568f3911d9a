package vn.emr.records.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The node's secret for what travels through browsers (EMR_FORM_KEY); one key for each purpose. */
@ApplicationScoped
public class NodeKey {

    private static final String HMAC = "HmacSHA256";

    @Inject
    @ConfigProperty(name = "emr.form-key")
    String secret;

    byte[] derive(String purpose) {
        return hmac(decoded(secret), purpose);
    }

    /** Base64 in either alphabet. */
    static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
