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
import org.jspecify.annotations.Nullable;

/** What was taken out of watched folders, and how the folders are. Its methods run inside a use case. */
@ApplicationScoped
public class HisFolders {

    @Inject
    Clock clock;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * A file that was taken out of the folder.
     *
     * @param id its id, also the directory in which it waits
     * @param batch what became of it
     * @param target where it goes, once that is decided
     * @param ended whether it lies there, beside its report
     */
    public record Taken(UUID id, UUID batch, Optional<String> target, boolean ended) {}

    /**
     * How a facility's folder is.
     *
     * @param path where it is
     * @param looked when it was last looked at
     * @param since since when it is so
     * @param problem name of what is wrong with it; empty when nothing is
     */
    public record State(String path, Instant looked, Instant since, String problem) {}

    /** Notes that the file is taken, in the transaction that stores it. */
    public void taken(UUID id, UUID batch, String name) {
        em.createNativeQuery("insert into emr.his_folder_file (id, facility, batch, taken, name)"
                        + " select :id, facility, id, :now, :name from emr.his_batch where id = :batch")
                .setParameter("id", id)
                .setParameter("batch", batch)
                .setParameter("now", clock.instant())
                .setParameter("name", name)
                .executeUpdate();
    }

    /** The file of this id, if it was taken. */
    public Optional<Taken> find(UUID id) {
        List<?> rows = em.createNativeQuery(
                        "select batch, target, ended from emr.his_folder_file where id = :id", Object[].class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new Taken(id, (UUID) r[0], Optional.ofNullable((String) r[1]), r[2] != null))
                .findFirst();
    }

    /** Decides where it goes. */
    public void target(UUID id, String target) {
        em.createNativeQuery("update emr.his_folder_file set target = :target where id = :id")
                .setParameter("target", target)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** It lies beside its report. */
    public void ended(UUID id) {
        em.createNativeQuery("update emr.his_folder_file set ended = :now where id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Says how the folder of this facility is now. */
    public void looked(String facility, String path, String problem) {
        em.createNativeQuery("insert into emr.his_folder as f (facility, looked, since, path, problem)"
                        + " select key, :now, :now, :path, :problem from emr.facility where code = :facility"
                        + " on conflict (facility) do update set looked = :now, path = :path, problem = :problem,"
                        + " since = case when f.problem = :problem then f.since else :now end")
                .setParameter("now", clock.instant())
                .setParameter("path", path)
                .setParameter("problem", problem)
                .setParameter("facility", facility)
                .executeUpdate();
    }

    /** How the folder of the caller's facility is; null when none is watched. */
    public @Nullable State state() {
        List<?> rows = em.createNativeQuery("select path, looked, since, problem from emr.his_folder", Object[].class)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new State((String) r[0], (Instant) r[1], (Instant) r[2], (String) r[3]))
                .findFirst()
                .orElse(null);
    }
}
