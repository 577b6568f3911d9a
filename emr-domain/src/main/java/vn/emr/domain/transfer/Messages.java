package vn.emr.domain.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sealed messages and receipts, for ever: they are added and never changed. */
@ApplicationScoped
public class Messages {

    private static final int SENT = 1;
    private static final int RECEIVED = 2;
    private static final String COLUMNS = "select m.id, m.at, m.referral, m.sequence, m.direction, m.kind, m.hash,"
            + " m.manifest, r.receipt from emr.message m left join emr.receipt r on r.message = m.id ";

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The message of this id, if the caller's facility has it. */
    public Optional<StoredMessage> find(UUID id) {
        return query(COLUMNS + "where m.id = :value", id).stream().findFirst();
    }

    /** Changes when any message of the referral, its receipt or its way changes. */
    public String stamp(UUID referral) {
        return (String) em.createNativeQuery(
                        "select coalesce(string_agg(concat_ws('-', '', cast(r.message is not null as int), o.state, o.bytes,"
                                + " o.attempts), '.' order by m.id), '') from emr.message m"
                                + " left join emr.receipt r on r.message = m.id"
                                + " left join emr.message_out o on o.message = m.id where m.referral = :referral",
                        String.class)
                .setParameter("referral", referral)
                .getSingleResult();
    }

    /** Lets whoever else brings this message wait until commit. */
    public void serialise(UUID id) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(:id) as text)", String.class)
                .setParameter("id", id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .getSingleResult();
    }

    /** The messages of a referral, both ways, in the order of their time. */
    public List<StoredMessage> of(UUID referral) {
        return query(COLUMNS + "where m.referral = :value order by m.at, m.sequence", referral);
    }

    /** When the referral itself was sent; empty while it wasn't. */
    public Optional<Instant> sentAt(UUID referral) {
        return of(referral).stream()
                .filter(m -> m.outgoing() && m.kind() == MessageKind.REFERRAL)
                .map(StoredMessage::at)
                .findFirst();
    }

    private List<StoredMessage> query(String sql, UUID value) {
        List<?> rows = em.createNativeQuery(sql, Object[].class)
                .setParameter("value", value)
                .getResultList();
        return rows.stream().map(r -> message((Object[]) r)).toList();
    }

    private static StoredMessage message(Object[] row) {
        return new StoredMessage(
                (UUID) row[0],
                (Instant) row[1],
                (UUID) row[2],
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue() == SENT,
                MessageKind.ofCode(((Number) row[5]).intValue()),
                (byte[]) row[6],
                (String) row[7],
                (String) row[8]);
    }

    /** The number of the next message of ours about this referral. Its row is locked by whoever asks. */
    public int nextSequence(UUID referral) {
        em.createNativeQuery("select id from emr.referral where id = :referral for update", UUID.class)
                .setParameter("referral", referral)
                .getResultList();
        return last(referral, SENT) + 1;
    }

    /** The number of the last message about this referral that came. */
    public int lastReceived(UUID referral) {
        return last(referral, RECEIVED);
    }

    private int last(UUID referral, int direction) {
        Object last = em.createNativeQuery(
                        "select coalesce(max(sequence), 0) from emr.message where referral = :referral"
                                + " and direction = :direction",
                        Integer.class)
                .setParameter("referral", referral)
                .setParameter("direction", direction)
                .getSingleResult();
        return (Integer) last;
    }

    /** Adds one that we send. */
    public void sent(Manifest manifest, byte[] hash, String sealed) {
        insert(manifest, hash, sealed, SENT, manifest.from(), manifest.to());
    }

    /** Adds one that came. */
    public void received(Manifest manifest, byte[] hash, String sealed) {
        insert(manifest, hash, sealed, RECEIVED, manifest.to(), manifest.from());
    }

    private void insert(Manifest manifest, byte[] hash, String sealed, int direction, String own, String partner) {
        em.createNativeQuery("insert into emr.message (id, at, referral, sequence, direction, kind, facility, partner,"
                        + " hash, manifest) select :id, :at, :referral, :sequence, :direction, :kind, f.key, p.key, :hash,"
                        + " :manifest from emr.facility f, emr.facility p where f.code = :own and p.code = :partner")
                .setParameter("id", manifest.id())
                .setParameter("at", manifest.at())
                .setParameter("referral", manifest.referral())
                .setParameter("sequence", manifest.sequence())
                .setParameter("direction", direction)
                .setParameter("kind", manifest.kind().code())
                .setParameter("hash", hash)
                .setParameter("manifest", sealed)
                .setParameter("own", own)
                .setParameter("partner", partner)
                .executeUpdate();
    }

    /** Adds the receipt of a message; a second one for the same message is not needed and not kept. */
    public void receipt(UUID message, String facility, Instant at, String sealed) {
        em.createNativeQuery("insert into emr.receipt (message, at, facility, receipt)"
                        + " select :message, :at, key, :receipt from emr.facility where code = :facility"
                        + " on conflict do nothing")
                .setParameter("message", message)
                .setParameter("at", at)
                .setParameter("receipt", sealed)
                .setParameter("facility", facility)
                .executeUpdate();
    }
}
