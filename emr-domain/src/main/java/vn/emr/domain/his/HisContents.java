package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remembers how episodes and patients were last stated by a HIS, so that a file that comes again is recognised. */
@ApplicationScoped
public class HisContents {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** How the subject was last stated; empty when never, or by something else than a HIS export. */
    public Optional<HisContent> find(UUID subject) {
        List<?> rows = em.createNativeQuery(
                        "select version, made, paid, content, rows from emr.his_content where subject = :subject",
                        Object[].class)
                .setParameter("subject", subject)
                .getResultList();
        return rows.stream().findFirst().map(r -> content(subject, (Object[]) r));
    }

    private static HisContent content(UUID subject, Object[] row) {
        return new HisContent(
                subject,
                ((Number) row[0]).intValue(),
                (String) row[1],
                (String) row[2],
                (byte[]) row[3],
                HisRows.decode((byte[]) row[4]));
    }

    /** Remembers the newest version. */
    public void put(String facility, HisContent content) {
        em.createNativeQuery("insert into emr.his_content (subject, facility, version, made, paid, content, rows)"
                        + " select :subject, key, :version, :made, :paid, :content, :rows from emr.facility"
                        + " where code = :facility"
                        + " on conflict (subject) do update set version = excluded.version, made = excluded.made,"
                        + " paid = excluded.paid, content = excluded.content, rows = excluded.rows")
                .setParameter("subject", content.subject())
                .setParameter("version", content.version())
                .setParameter("made", content.made())
                .setParameter("paid", content.paid())
                .setParameter("content", content.content())
                .setParameter("rows", content.rows().encode())
                .setParameter("facility", facility)
                .executeUpdate();
    }
}
