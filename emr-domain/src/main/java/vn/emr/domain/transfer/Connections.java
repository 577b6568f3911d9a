package vn.emr.domain.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/**
 * The gate between a facility and a partner. Patient data passes while the connection is live and the evidence for that
 * has not lapsed; at both ends, each decides by its own register.
 */
@ApplicationScoped
public class Connections {

    private static final int LIVE = 5;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Lets patient data pass, or not.
     *
     * @throws TransferRefused when the connection is in any state but live, or lapsed
     */
    public void requireOpen(String facility, String partner) {
        if (!open(facility).contains(partner)) {
            throw TransferRefused.closed(facility, partner);
        }
    }

    /** Codes of the partners to whom the facility's connection is open now. */
    public List<String> open(String facility) {
        List<?> rows = em.createNativeQuery(
                        "select p.code from emr.connection c join emr.facility f on f.key = c.facility"
                                + " join emr.facility p on p.key = c.partner where f.code = :facility and c.state = :live"
                                + " and (c.expires is null or c.expires >= current_date) order by p.code",
                        String.class)
                .setParameter("facility", facility)
                .setParameter("live", LIVE)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /** Name of the partner node that keeps the facility's records; none for our own and for those not connected. */
    public Optional<String> nodeOf(String facility) {
        List<?> rows = em.createNativeQuery(
                        "select node from emr.facility where code = :code and node is not null", String.class)
                .setParameter("code", facility)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }
}
