package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.Sql;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.Hash;

/** The HIS exports of the node, as far as the caller may see them. Its methods run inside a use case. */
@ApplicationScoped
public class HisExports {

    /** Largest file, bytes. */
    public static final long LIMIT = 2L << 30;

    /** After this time without progress a worker counts as dead and its export is taken again. */
    private static final Duration DEAD = Duration.ofMinutes(2);

    private static final int CHUNK = 256 * 1024;

    private static final String RECEIVE = "with export as ("
            + "insert into emr.his_export (id, facility, state, account, file_name, received, sha256, bytes)"
            + " select ?, f.key, 1, ?, ?, ?, ?, ? from emr.facility f where f.code = ? and f.key > 0 returning id, facility"
            + ") insert into emr.his_export_chunk (export, no, facility, packed, bytes) select e.id, 0, e.facility, true, ? from export e";

    /** Not waited for until it is on the disk: if it is lost, the file waits still. */
    private static final String CLAIM = "update emr.his_export e set state = 2, claimed = ?, attempts = e.attempts + 1"
            + " from emr.facility f where f.key = e.facility and e.id = ("
            + "select w.id from emr.his_export w where (w.state = 1 or (w.state = 2 and w.claimed < ?))"
            + " and not exists (select from emr.his_export o where o.facility = w.facility and o.id <> w.id"
            + " and (o.state = 2 and o.claimed >= ? or o.state = 1 and (o.received, o.id) < (w.received, w.id)))"
            + " order by w.received limit 1 for update skip locked)"
            + " and set_config('synchronous_commit', 'off', true) is not null"
            + " returning e.id, f.code, e.file_name, e.bytes, e.sha256, e.received, e.attempts, e.hoso_done";

    private static final String FINISH = "with gone as (delete from emr.his_export_chunk where export = ?)"
            + " update emr.his_export set state = case when ? then 3 else 4 end, answer = ?, accepted = ?, warned = ?, refused = ?, report = ?,"
            + " finished = ?, hoso_done = greatest(hoso_done, ?), hoso_total = greatest(hoso_total, ?) where id = ?";

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

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
        UUID id = Ids.next(clock);
        byte[] first = body.readNBytes(CHUNK);
        if (!begin(id, fileName, account, first)) {
            throw HisExportRefused.noFacility();
        }
        if (first.length == CHUNK) {
            storeRest(id, first, body);
        }
        received.fire(new HisExportReceived(id));
        return id;
    }

    /** Stores the beginning, which most often is all there is. */
    private boolean begin(UUID id, String fileName, String account, byte[] first) {
        int stored = sql.change(
                RECEIVE,
                id,
                account,
                fileName,
                clock.instant(),
                Hash.of(first),
                first.length,
                caller.get().facility(),
                ContentCodec.pack(first));
        return stored == 1;
    }

    private void storeRest(UUID id, byte[] first, InputStream body) throws IOException {
        MessageDigest digest = Hash.digest();
        digest.update(first);
        long bytes = first.length;
        int no = 1;
        for (byte[] part = body.readNBytes(CHUNK); part.length > 0; part = body.readNBytes(CHUNK)) {
            bytes += part.length;
            if (bytes > LIMIT) {
                throw HisExportRefused.tooLarge(LIMIT);
            }
            digest.update(part);
            sql.change(
                    "insert into emr.his_export_chunk (export, no, facility, packed, bytes)"
                            + " select id, ?, facility, true, ? from emr.his_export where id = ?",
                    no++,
                    ContentCodec.pack(part),
                    id);
        }
        sql.change("update emr.his_export set bytes = ?, sha256 = ? where id = ?", bytes, digest.digest(), id);
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

    /**
     * Another export of the facility with the same bytes, of which everything was taken in.
     *
     * @return its id
     */
    public Optional<UUID> sameBefore(UUID export, String facility, byte[] sha256) {
        return sql.first(
                "select e.id from emr.his_export e join emr.facility f on f.key = e.facility"
                        + " where f.code = ? and e.sha256 = ? and e.id <> ? and e.state = 3"
                        + " and e.answer is not null and e.refused = 0 order by e.received limit 1",
                row -> row.getObject(1, UUID.class),
                facility,
                sha256,
                export);
    }

    /**
     * Takes the oldest export that waits, or whose worker died. Of several workers each gets another one; one facility's
     * exports are taken one after the other, because a later file may correct an earlier one.
     */
    public Optional<ClaimedExport> claim() {
        Instant now = clock.instant();
        Instant dead = now.minus(DEAD);
        return sql.first(CLAIM, HisExports::claimed, now, dead, dead);
    }

    private static ClaimedExport claimed(ResultSet row) throws SQLException {
        return new ClaimedExport(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getBytes(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getInt(7),
                row.getInt(8));
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

    /** Says that the worker is alive. */
    public void alive(UUID id) {
        sql.change("update emr.his_export set claimed = ? where id = ?", clock.instant(), id);
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
        sql.change(
                FINISH,
                id,
                kept,
                outcome.answer().code(),
                outcome.accepted(),
                outcome.warned(),
                outcome.refused(),
                report,
                clock.instant(),
                outcome.hosos(),
                outcome.hosos(),
                id);
    }

    /** One chunk of the file as it came, at most 256 KiB; empty after the last. */
    public Optional<byte[]> chunk(UUID id, int no) {
        return sql.first(
                "select packed, bytes from emr.his_export_chunk where export = ? and no = ?",
                HisExports::unpacked,
                id,
                no);
    }

    private static byte[] unpacked(ResultSet chunk) throws SQLException {
        byte[] bytes = chunk.getBytes(2);
        return chunk.getBoolean(1) ? ContentCodec.decompress(ContentCodec.PLAIN, bytes) : bytes;
    }
}
