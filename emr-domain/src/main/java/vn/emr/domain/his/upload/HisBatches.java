package vn.emr.domain.his.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.his.HisAnswer;
import vn.emr.domain.his.HisExport;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.kernel.Ids;

/** Files that came together, as far as the caller may see them. Its methods run inside a use case. */
@ApplicationScoped
public class HisBatches {

    private static final String BATCH = "select b.id, f.code, b.door, b.opened, b.account from emr.his_batch b"
            + " join emr.facility f on f.key = b.facility";
    private static final String FILE = "select u.id, u.archive, u.name, u.state, coalesce(x.bytes, u.size),"
            + " coalesce(x.bytes, u.bytes), u.problem, x.id, x.state, x.hoso_done, x.hoso_total, coalesce(x.answer, 0),"
            + " x.accepted, x.warned, x.refused"
            + " from emr.his_upload u left join emr.his_export x on x.id = u.export";

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Opens a batch of the caller's facility.
     *
     * @throws HisExportRefused when the caller has none
     */
    public UUID open(HisDoor door) {
        UUID id = Ids.next(clock);
        int rows = em.createNativeQuery("insert into emr.his_batch (id, facility, door, opened, account)"
                        + " select :id, key, :door, :now, :account from emr.facility where code = :facility")
                .setParameter("id", id)
                .setParameter("door", door.code())
                .setParameter("now", clock.instant())
                .setParameter("account", caller.get().account())
                .setParameter(
                        "facility", Optional.ofNullable(caller.get().facility()).orElse(""))
                .executeUpdate();
        if (rows == 0) {
            throw HisExportRefused.noFacility();
        }
        return id;
    }

    /** The batch of this id. */
    public Optional<HisBatch> find(UUID id) {
        return batches(em.createNativeQuery(BATCH + " where b.id = :id", Object[].class)
                        .setParameter("id", id)
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** The newest batches of several files, and of zips. */
    public List<HisBatch> recent(int limit) {
        return batches(em.createNativeQuery(
                        BATCH + " where exists (select from emr.his_upload u where u.batch = b.id and u.state > 1"
                                + " and (u.export is null or u.archive is not null"
                                + " or exists (select from emr.his_upload o where o.batch = b.id and o.id <> u.id)))"
                                + " order by b.opened desc limit :limit",
                        Object[].class)
                .setParameter("limit", limit)
                .getResultList());
    }

    private static List<HisBatch> batches(List<?> rows) {
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new HisBatch(
                        (UUID) r[0], (String) r[1], HisDoor.of(number(r[2])), (Instant) r[3], (String) r[4]))
                .toList();
    }

    /** Files of the batch in the order in which they came, those of a zip behind it; as many after so many. */
    public List<HisFile> files(UUID batch, int skip, int limit) {
        return files(em.createNativeQuery(
                        FILE + " where u.batch = :batch order by coalesce(u.archive, u.id), u.archive nulls first, u.no"
                                + " limit :limit offset :skip",
                        Object[].class)
                .setParameter("batch", batch)
                .setParameter("limit", limit)
                .setParameter("skip", skip)
                .getResultList());
    }

    /** Files that the account began to send and did not end, newest first. */
    public List<HisFile> unfinished(String account, int limit) {
        return files(em.createNativeQuery(
                        FILE + " join emr.his_batch b on b.id = u.batch where u.state = 1 and b.account = :account"
                                + " order by u.changed desc limit :limit",
                        Object[].class)
                .setParameter("account", account)
                .setParameter("limit", limit)
                .getResultList());
    }

    private static List<HisFile> files(List<?> rows) {
        return rows.stream().map(r -> file((Object[]) r)).toList();
    }

    private static HisFile file(Object[] row) {
        String problem = (String) row[6];
        return new HisFile(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                HisUpload.State.of(number(row[3])),
                ((Number) row[4]).longValue(),
                ((Number) row[5]).longValue(),
                problem == null ? null : HisProblem.of(problem),
                row[7] == null ? null : export(row));
    }

    private static HisFile.Import export(Object[] row) {
        return new HisFile.Import(
                (UUID) row[7],
                state(number(row[8])),
                number(row[9]),
                number(row[10]),
                HisAnswer.of(number(row[11])),
                number(row[12]),
                number(row[13]),
                number(row[14]));
    }

    private static HisExport.State state(int stored) {
        return switch (stored) {
            case 1 -> HisExport.State.RECEIVED;
            case 2 -> HisExport.State.IMPORTING;
            case 3 -> HisExport.State.DONE;
            default -> HisExport.State.REFUSED;
        };
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    /** How many files, and how far they are. */
    public HisBatchTotals totals(UUID batch) {
        Object[] row = (Object[]) em.createNativeQuery(
                        "select count(*) filter (where not zip), count(*) filter (where not ended),"
                                + " count(*) filter (where not zip and x_answer = 1),"
                                + " count(*) filter (where not zip and x_answer = 2),"
                                + " count(*) filter (where problem is not null or x_answer = 3),"
                                + " coalesce(sum(accepted), 0), coalesce(sum(warned), 0), coalesce(sum(refused), 0),"
                                + " coalesce(sum(bytes) filter (where archive is null), 0)"
                                + " from (select u.problem, u.archive, coalesce(x.bytes, u.size) as bytes, x.answer as x_answer,"
                                + " x.accepted, x.warned, x.refused,"
                                + " u.state = 2 or u.state = 3 and u.export is null as zip,"
                                + " u.state = 4 or u.state = 3 and (x.id is null or x.state in (3, 4)) as ended"
                                + " from emr.his_upload u left join emr.his_export x on x.id = u.export"
                                + " where u.batch = :batch) f",
                        Object[].class)
                .setParameter("batch", batch)
                .getSingleResult();
        return new HisBatchTotals(
                number(row[0]),
                number(row[1]),
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                number(row[7]),
                ((Number) row[8]).longValue());
    }

    /** Forgets batches of which nothing came. */
    public void dropEmpty(Instant before) {
        em.createNativeQuery("delete from emr.his_batch b where opened < :before"
                        + " and not exists (select from emr.his_upload u where u.batch = b.id)")
                .setParameter("before", before)
                .executeUpdate();
    }
}
