package vn.emr.audit.seal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;

/**
 * Seals what the node says to others (manifests, receipts, answers, heads), so that they know who said it and can prove
 * it later: a JWS (RFC 7515) under the node's own key. Opens what others sealed.
 */
@ApplicationScoped
public class NodeSeal {

    private static final Logger LOG = Logger.getLogger(NodeSeal.class);

    /** Directory of the key's files; made when it is missing. */
    @Inject
    @ConfigProperty(name = "emr.keys")
    String directory;

    @Inject
    Pins pins;

    private volatile @Nullable SealKey own;

    /** Before everything else that starts: it may want to seal. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup started) throws IOException {
        SealKey key = SealKey.in(Path.of(directory));
        pins.pinOwn(key);
        own = key;
        LOG.infof("this node seals with key %s", key.kid());
    }

    /**
     * Seals the statement.
     *
     * @param typ what kind of statement: {@code emr-head+jws}
     * @param payload the statement, with {@code at}, when it is made
     * @return JWS in compact form
     * @throws IllegalArgumentException when it could not be opened: it has no time, or is too long
     */
    public String seal(String typ, JsonObject payload) {
        Jws.at(payload);
        SealKey key = key();
        String jws = Jws.sign(typ, payload, key.kid(), key.privateKey());
        if (jws.length() > Jws.LONGEST) {
            throw new IllegalArgumentException("too long to be sealed: " + jws.length());
        }
        return jws;
    }

    /**
     * Checks a seal, any node's, that came in just now. A refusal leaves the transaction around it as it is.
     *
     * @param typ what kind of statement it has to be
     * @throws SealRefused {@code seal.malformed}, {@code seal.untrusted}, {@code seal.broken}
     */
    public Sealed open(String jws, String typ) {
        Jws read = Jws.read(jws, typ);
        return pins.find(read.kid()).orElseThrow(SealRefused::untrusted).open(read, false);
    }

    /**
     * The same for what was opened and stored long ago: a key that was revoked since doesn't take it away.
     *
     * @throws SealRefused {@code seal.malformed}, {@code seal.untrusted}, {@code seal.broken}
     */
    public Sealed openStored(String jws, String typ) {
        Jws read = Jws.read(jws, typ);
        return pins.find(read.kid()).orElseThrow(SealRefused::untrusted).open(read, true);
    }

    /** When a statement that the node itself sealed was sealed. */
    public Instant sealedAt(String own, String typ) {
        return Jws.read(own, typ).at();
    }

    /** Id of the node's own key. */
    public String kid() {
        return key().kid();
    }

    private SealKey key() {
        SealKey key = own;
        if (key == null) {
            throw new IllegalStateException("the node has not started");
        }
        return key;
    }
}
