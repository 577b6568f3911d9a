package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.Sql;
import vn.emr.domain.store.Hash;

/** The HIS exports of the node, as far as the caller may see them. Its methods run inside a use case. */
@ApplicationScoped
public class HisExports {

    /** Largest file, bytes. */
    public static final long LIMIT = 2L << 30;

    /** After this time without progress a worker counts as dead and its export is taken again. */
    private static final Duration DEAD = Duration.ofMinutes(2);

    private static final int CHUNK = 256 * 1024;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    Facilities facilities;

    @Inject
    Event<HisExportReceived> received;

    @Inject
    Sql sql;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Stores the file durably and queues it. It counts as received when the transaction has committed.
     *
     * @throws HisExportRefused when it is larger than {@link #LIMIT} or the caller has no facility
     * @throws IOException when the line broke before its end; nothing is kept
     */
    public UUID receive(String fileName, InputStream body) throws IOException {
        return receive(fileName, body, caller.get().account());
    }

    /** The same of a file that this account sent before. */
    public UUID receive(String fileName, InputStream body, String account) throws IOException {
        Facility facility = ownFacility();
        UUID id = Ids.next(clock);
        HisExport export = new HisExport(id, facility, account, fileName, clock.instant(), new byte[Hash.LENGTH], 0);
        em.persist(export);
        em.flush();
        MessageDigest digest = Hash.digest();
        long bytes = store(id, body, digest);
        sql.change("update emr.his_export set bytes = ?, sha256 = ? where id = ?", bytes, digest.digest(), id);
        em.detach(export);
        received.fire(new HisExportReceived(id));
        return id;
    }

    private Facility ownFacility() {
        return Optional.ofNullable(caller.get().facility())
                .flatMap(facilities::find)
                .orElseThrow(HisExportRefused::noFacility);
    }

    private long store(UUID id, InputStream body, MessageDigest digest) throws IOException {
        long bytes = 0;
        int no = 0;
        for (byte[] part = body.readNBytes(CHUNK); part.length > 0; part = body.readNBytes(CHUNK)) {
            bytes += part.length;
            if (bytes > LIMIT) {
                throw HisExportRefused.tooLarge(LIMIT);
            }
            digest.update(part);
            sql.change(
                    "insert into emr.his_export_chunk (export, no, facility, bytes)"
                            + " select id, ?, facility, ? from emr.his_export where id = ?",
                    no++,
                    part,
                    id);
        }
        return bytes;
    }

    /** The export of this id. */
    public Optional<HisExport> find(UUID id) {
        return Optional.ofNullable(em.find(HisExport.class, id));
    }

    /** The newest exports. */
    public List<HisExport> recent(int limit) {
        return em.createQuery(
                        "select e from HisExport e join fetch e.facility order by e.received desc", HisExport.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Another export of the facility with the same bytes that was imported. */
    public Optional<HisExport> sameBefore(UUID export, String facility, byte[] sha256) {
        return em.createQuery(
                        "select e from HisExport e where e.facility.code = :facility and e.sha256 = :sha256"
                                + " and e.id <> :id and e.state = :done order by e.received",
                        HisExport.class)
                .setParameter("facility", facility)
                .setParameter("sha256", sha256)
                .setParameter("id", export)
                .setParameter("done", HisExport.State.DONE)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Takes the oldest export that waits, or whose worker died. Of several workers each gets another one; one facility's
     * exports are taken one after the other, because a later file may correct an earlier one.
     */
    public Optional<HisExport> claim() {
        Instant now = clock.instant();
        Instant dead = now.minus(DEAD);
        Optional<UUID> claimed = sql.first(
                "update emr.his_export set state = 2, claimed = ?, attempts = attempts + 1 where id = ("
                        + "select w.id from emr.his_export w where (w.state = 1 or (w.state = 2 and w.claimed < ?))"
                        + " and not exists (select from emr.his_export o where o.facility = w.facility and o.id <> w.id"
                        + " and (o.state = 2 and o.claimed >= ? or o.state = 1 and (o.received, o.id) < (w.received, w.id)))"
                        + " order by w.received limit 1 for update skip locked) returning id",
                row -> row.getObject(1, UUID.class),
                now,
                dead,
                dead);
        return claimed.flatMap(this::find);
    }

    /**
     * Gives back what the workers of this node were importing when it ended, so that nobody waits until they are taken for
     * dead. Right as long as one process works for a node.
     *
     * @return how many exports
     */
    public int giveBack() {
        return em.createNativeQuery("update emr.his_export set state = 1 where state = 2")
                .executeUpdate();
    }

    /** Says how far the import is; also a sign of life. */
    public void progress(UUID id, int done, int total) {
        sql.change(
                "update emr.his_export set hoso_done = ?, hoso_total = ?, claimed = ? where id = ?",
                done,
                total,
                clock.instant(),
                id);
    }

    /** Gives the export back after a failure, to be taken again at once; how often it was tried stays counted. */
    public void release(UUID id) {
        find(id).ifPresent(HisExport::release);
    }

    /** Gives the export back because the node can't go on now; it doesn't count as tried. */
    public void pause(UUID id) {
        find(id).ifPresent(HisExport::pause);
    }

    /** Ends the import: the report stays, the file as it came goes. */
    public void finish(UUID id, boolean kept, String report, HisOutcome outcome) {
        find(id).ifPresent(e -> e.finish(kept, report, outcome, clock.instant()));
        em.flush();
        sql.change("delete from emr.his_export_chunk where export = ?", id);
    }

    /** One chunk of the file as it came, at most 256 KiB; empty after the last. */
    public Optional<byte[]> chunk(UUID id, int no) {
        return sql.first(
                "select bytes from emr.his_export_chunk where export = ? and no = ?", row -> row.getBytes(1), id, no);
    }
}
