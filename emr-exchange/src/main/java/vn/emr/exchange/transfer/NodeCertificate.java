package vn.emr.exchange.transfer;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Role;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.store.Hash;
import vn.emr.domain.transfer.PartnerNodes;
import vn.emr.exchange.door.NodeCertificates;

/** Knows a node by the certificate that it shows on the line (mutual TLS), as a person has pinned it. */
@UseCase
public class NodeCertificate implements NodeCertificates {

    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    @Inject
    PartnerNodes nodes;

    /** The node that sends the request, as caller; empty when it shows no certificate, or one that nobody pinned. */
    @Override
    public Optional<Caller> caller(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0
                ? nodes.ofCertificate(fingerprint(chain[0])).map(NodeCertificate::caller)
                : Optional.empty();
    }

    private static Caller caller(String node) {
        return new Caller(Caller.Kind.PARTNER, "node:" + node, node, null, null, Set.of(Role.NODE));
    }

    /** SHA-256 of the certificate (DER). */
    static byte[] fingerprint(X509Certificate certificate) {
        try {
            return Hash.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }
}
