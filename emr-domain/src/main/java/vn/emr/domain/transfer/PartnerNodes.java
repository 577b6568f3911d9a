package vn.emr.domain.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Nodes that this one talks to, as a person has pinned them. */
@ApplicationScoped
public class PartnerNodes {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The node that shows the certificate with this SHA-256. */
    public Optional<String> ofCertificate(byte[] sha256) {
        return first("select name from emr.partner_node where certificate_sha256 = :value", sha256);
    }

    /** Address of the node's doors: {@code https://host:port/exchange}. */
    public Optional<URI> address(String name) {
        return first("select url from emr.partner_node where name = :value", name)
                .map(URI::create);
    }

    private Optional<String> first(String sql, Object value) {
        List<?> rows = em.createNativeQuery(sql, String.class)
                .setParameter("value", value)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }
}
