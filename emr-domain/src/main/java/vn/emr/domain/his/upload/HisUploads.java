package vn.emr.domain.his.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.kernel.Ids;

/** Files on their way in: durable part by part. Its methods run inside a use case. */
@ApplicationScoped
public class HisUploads {

    /** Most bytes of one part. */
    public static final int CHUNK = 256 * 1024;

    /** After this time without a sign of life a worker counts as dead. */
    private static final Duration DEAD = Duration.ofMinutes(2);

    private static final String UPLOAD = "select u.id, u.batch, f.code, b.account, u.state, u.attempts, u.name, u.size,"
            + " u.bytes, u.checksum from emr.his_upload u join emr.his_batch b on b.id = u.batch"
            + " join emr.facility f on f.key = u.facility";

    @Inject
    Clock clock;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Begins a file of the batch.
     *
     * @param size its bytes, 0 when that is not known
     * @param checksum its CRC-32, 0 when that is not known
     */
    public UUID begin(UUID batch, String name, long size, long checksum) {
        return insert(batch, null, 0, name, size, checksum);
    }

    /** A file that lay in a zip. */
    public UUID entry(HisUpload archive, int no, String name) {
        return insert(archive.batch(), archive.id(), no, name, 0, 0);
    }

    private UUID insert(UUID batch, @Nullable UUID archive, int no, String name, long size, long checksum) {
        UUID id = Ids.next(clock);
        int rows = em.createNativeQuery(
                        "insert into emr.his_upload (id, batch, archive, facility, state, no, size, checksum, opened, changed, name)"
                                + " select :id, id, cast(:archive as uuid), facility, 1, :no, :size, :checksum, :now, :now, :name"
                                + " from emr.his_batch where id = :batch")
                .setParameter("id", id)
                .setParameter("batch", batch)
                .setParameter("archive", archive == null ? null : archive.toString())
                .setParameter("no", no)
                .setParameter("size", size)
                .setParameter("checksum", checksum)
                .setParameter("now", clock.instant())
                .setParameter("name", name)
                .executeUpdate();
        if (rows == 0) {
            throw HisUploadRefused.unknownBatch();
        }
        return id;
    }

    /** The same file, begun before by the same account and not yet whole; its row locked until commit. */
    public Optional<HisUpload> begunBefore(String account, String name, long size, long checksum) {
        return uploads(em.createNativeQuery(
                                UPLOAD + " where u.state = 1 and u.archive is null and b.account = :account"
                                        + " and u.name = :name and u.size = :size and u.checksum = :checksum"
                                        + " order by u.bytes desc limit 1 for update of u",
                                Object[].class)
                        .setParameter("account", account)
                        .setParameter("name", name)
                        .setParameter("size", size)
                        .setParameter("checksum", checksum)
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** Puts it to another batch: the files that it now is sent with. */
    public void moveTo(UUID upload, UUID batch) {
        em.createNativeQuery("update emr.his_upload set batch = :batch where id = :id"
                        + " and exists (select from emr.his_batch where id = :batch)")
                .setParameter("batch", batch)
                .setParameter("id", upload)
                .executeUpdate();
    }

    /** The upload of this id, its row locked until commit. */
    public Optional<HisUpload> lock(UUID id) {
        return uploads(em.createNativeQuery(UPLOAD + " where u.id = :id for update of u", Object[].class)
                        .setParameter("id", id)
                        .getResultList())
                .stream()
                .findFirst();
    }

    private static List<HisUpload> uploads(List<?> rows) {
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new HisUpload(
                        (UUID) r[0],
                        (UUID) r[1],
                        (String) r[2],
                        (String) r[3],
                        HisUpload.State.of(((Number) r[4]).intValue()),
                        ((Number) r[5]).intValue(),
                        (String) r[6],
                        ((Number) r[7]).longValue(),
                        ((Number) r[8]).longValue(),
                        ((Number) r[9]).longValue()))
                .toList();
    }

    /** Keeps the next part. */
    public void add(UUID upload, long start, byte[] part) {
        em.createNativeQuery("insert into emr.his_upload_chunk (upload, start, facility, bytes)"
                        + " select id, :start, facility, :bytes from emr.his_upload where id = :id")
                .setParameter("start", start)
                .setParameter("bytes", part)
                .setParameter("id", upload)
                .executeUpdate();
        em.createNativeQuery("update emr.his_upload set bytes = :bytes, changed = :now where id = :id")
                .setParameter("bytes", start + part.length)
                .setParameter("now", clock.instant())
                .setParameter("id", upload)
                .executeUpdate();
    }

    /**
     * Keeps all of it at once, part by part.
     *
     * @throws HisExportRefused when it is larger than {@link HisExports#LIMIT}
     */
    public void store(UUID upload, InputStream body) throws IOException {
        long start = 0;
        for (byte[] part = body.readNBytes(CHUNK); part.length > 0; part = body.readNBytes(CHUNK)) {
            if (start + part.length > HisExports.LIMIT) {
                throw HisExportRefused.tooLarge(HisExports.LIMIT);
            }
            add(upload, start, part);
            start += part.length;
        }
        em.createNativeQuery("update emr.his_upload set size = bytes where id = :id")
                .setParameter("id", upload)
                .executeUpdate();
    }

    /** The part that begins there; empty after the last. */
    public Optional<byte[]> part(UUID upload, long start) {
        List<?> parts = em.createNativeQuery(
                        "select bytes from emr.his_upload_chunk where upload = :id and start = :start", byte[].class)
                .setParameter("id", upload)
                .setParameter("start", start)
                .getResultList();
        return parts.stream().map(byte[].class::cast).findFirst();
    }

    /** All that is here, one part in memory. */
    public InputStream content(UUID upload) {
        return new PartsStream(start -> part(upload, start));
    }

    /** It is an export now; its parts go. */
    public void taken(UUID upload, UUID export) {
        em.createNativeQuery("update emr.his_upload set state = 3, export = :export, changed = :now where id = :id")
                .setParameter("export", export)
                .setParameter("now", clock.instant())
                .setParameter("id", upload)
                .executeUpdate();
        dropParts(upload);
    }

    /** It is a zip and here: puts it in line to be opened. */
    public void whole(UUID upload) {
        state(upload, HisUpload.State.WHOLE);
    }

    /** All files of the zip are exports; its parts go. */
    public void opened(UUID upload) {
        state(upload, HisUpload.State.TAKEN);
        dropParts(upload);
    }

    private void state(UUID upload, HisUpload.State state) {
        em.createNativeQuery("update emr.his_upload set state = :state, changed = :now where id = :id")
                .setParameter("state", state.code())
                .setParameter("now", clock.instant())
                .setParameter("id", upload)
                .executeUpdate();
    }

    /** Nothing becomes of it; its parts go, why stays. */
    public void refuse(UUID upload, HisProblem problem) {
        em.createNativeQuery("update emr.his_upload set state = 4, problem = :problem, changed = :now where id = :id")
                .setParameter("problem", problem.code())
                .setParameter("now", clock.instant())
                .setParameter("id", upload)
                .executeUpdate();
        dropParts(upload);
    }

    private void dropParts(UUID upload) {
        em.createNativeQuery("delete from emr.his_upload_chunk where upload = :id")
                .setParameter("id", upload)
                .executeUpdate();
    }

    /** Forgets one that never became whole. */
    public void drop(UUID upload) {
        em.createNativeQuery("delete from emr.his_upload where id = :id and state = 1")
                .setParameter("id", upload)
                .executeUpdate();
    }

    /** Those of all facilities that stopped coming before that moment. */
    public List<HisUpload> left(Instant before, int limit) {
        return uploads(em.createNativeQuery(
                        UPLOAD + " where u.state = 1 and u.changed < :before order by u.changed limit :limit",
                        Object[].class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList());
    }

    /** Takes the oldest zip that waits to be opened, or whose worker died. */
    public Optional<HisUpload> claim() {
        Instant now = clock.instant();
        List<?> waiting = em.createNativeQuery(
                        "select id from emr.his_upload where state = 2 and (claimed is null or claimed < :dead)"
                                + " order by changed limit 1 for update skip locked",
                        UUID.class)
                .setParameter("dead", now.minus(DEAD))
                .getResultList();
        Optional<UUID> id = waiting.stream().map(UUID.class::cast).findFirst();
        id.ifPresent(i -> em.createNativeQuery(
                        "update emr.his_upload set claimed = :now, attempts = attempts + 1 where id = :id")
                .setParameter("now", now)
                .setParameter("id", i)
                .executeUpdate());
        return id.flatMap(this::lock);
    }

    /** A sign of life of who opens it. */
    public void alive(UUID upload) {
        em.createNativeQuery("update emr.his_upload set claimed = :now where id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", upload)
                .executeUpdate();
    }

    /** Gives a zip back after a failure. */
    public void release(UUID upload) {
        em.createNativeQuery("update emr.his_upload set claimed = null where id = :id")
                .setParameter("id", upload)
                .executeUpdate();
    }

    /** Gives back what this node was opening when it ended. Right as long as one process works for a node. */
    public int giveBack() {
        return em.createNativeQuery("update emr.his_upload set claimed = null where state = 2 and claimed is not null")
                .executeUpdate();
    }

    /** Numbers of the zip's files that are exports already. */
    public Set<Integer> entries(UUID archive) {
        List<?> rows = em.createNativeQuery("select no from emr.his_upload where archive = :id", Integer.class)
                .setParameter("id", archive)
                .getResultList();
        Set<Integer> numbers = new HashSet<>();
        rows.forEach(no -> numbers.add((Integer) no));
        return numbers;
    }
}
