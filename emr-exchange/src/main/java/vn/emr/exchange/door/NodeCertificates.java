package vn.emr.exchange.door;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import vn.emr.domain.access.Caller;

/** Knows other nodes by the certificate that they show. */
public interface NodeCertificates {

    /** The node that sends the request, as caller; empty when it shows no certificate, or one that nobody pinned. */
    Optional<Caller> caller(ServletRequest request);
}
