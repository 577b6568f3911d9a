package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reports of the single HOSO of a file, kept until the report of the whole file takes them up. */
@ApplicationScoped
public class HisHosoReports {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** Keeps the report of a HOSO, in the transaction that imported it. */
    public void put(UUID export, int no, String report) {
        em.createNativeQuery("insert into emr.his_export_hoso (export, no, facility, report)"
                        + " select :id, :no, facility, :report from emr.his_export where id = :id")
                .setParameter("id", export)
                .setParameter("no", no)
                .setParameter("report", report)
                .executeUpdate();
    }

    /** Numbers of the HOSO that are through. */
    public Set<Integer> done(UUID export) {
        List<?> numbers = em.createNativeQuery("select no from emr.his_export_hoso where export = :id", Integer.class)
                .setParameter("id", export)
                .getResultList();
        Set<Integer> done = new HashSet<>();
        numbers.forEach(no -> done.add((Integer) no));
        return done;
    }

    /** Up to this many reports after that number, in order. */
    public List<String> after(UUID export, int no, int limit) {
        List<?> reports = em.createNativeQuery(
                        "select report from emr.his_export_hoso where export = :id and no > :no order by no",
                        String.class)
                .setParameter("id", export)
                .setParameter("no", no)
                .setMaxResults(limit)
                .getResultList();
        return reports.stream().map(String.class::cast).toList();
    }

    /** Forgets them: the report of the file is there. */
    public void clear(UUID export) {
        em.createNativeQuery("delete from emr.his_export_hoso where export = :id")
                .setParameter("id", export)
                .executeUpdate();
    }
}
