package vn.emr.domain.store;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.access.UseCase;

/** Fills in when stays ended, for those that were projected before the projection had it. */
@UseCase
public class StayEnds {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int BATCH = 500;

    @Inject
    Entries entries;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Does the next batch of the caller's facility.
     *
     * @param after the last id of the batch before; empty to begin
     * @return the last id of this batch; empty when there are no more
     */
    public Optional<UUID> fill(Optional<UUID> after) {
        List<UUID> stays = unknown(after.orElse(FIRST));
        entries.current(stays).values().forEach(this::fill);
        return stays.stream().skip(Math.max(0, stays.size() - 1)).findFirst();
    }

    private List<UUID> unknown(UUID after) {
        List<?> rows = em.createNativeQuery(
                        "select id from emr.resource where type = :encounter and hi is null and id > :after"
                                + " and facility = (select emr.caller_facility()) order by id limit :batch",
                        UUID.class)
                .setParameter("encounter", FhirTypes.code("Encounter"))
                .setParameter("after", after)
                .setParameter("batch", BATCH)
                .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    private void fill(StoredResource stay) {
        String ended = Projected.of(stay.id(), stay.content()).ended();
        if (ended != null) {
            em.createNativeQuery("update emr.resource set hi = cast(:ended as timestamptz) where id = :id")
                    .setParameter("ended", ended)
                    .setParameter("id", stay.id())
                    .executeUpdate();
        }
    }
}
