package vn.emr.exchange.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Opens lines to other nodes with the certificate of this one; trusts the certificates that a person has pinned. */
@ApplicationScoped
public class Lines {

    @Inject
    @ConfigProperty(name = "emr.keys", defaultValue = "keys")
    String keys;

    @Inject
    @ConfigProperty(name = "emr.tls-secret", defaultValue = "changeit")
    String secret;

    private @Nullable Line line;

    /**
     * The line; the same one as long as the node runs, so that connections are kept.
     *
     * @throws IOException when the node's certificate can't be read
     */
    synchronized Line open() throws IOException {
        if (line == null) {
            line = new Line(tls());
        }
        return line;
    }

    private SSLContext tls() throws IOException {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store("tls.p12"), secret.toCharArray());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store("trust.p12"));
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IOException("the node's certificate can't be used", e);
        }
    }

    private KeyStore store(String file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(keys, file))) {
            store.load(in, secret.toCharArray());
        }
        return store;
    }
}
