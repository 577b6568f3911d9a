package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.emr.domain.kernel.Sql;

/** Reports of the single HOSO of a file, kept until the report of the whole file takes them up. */
@ApplicationScoped
public class HisHosoReports {

    @Inject
    Sql sql;

    /** Keeps the report of a HOSO, in the transaction that imported it. */
    public void put(UUID export, int no, String report) {
        sql.change(
                "insert into emr.his_export_hoso (export, no, facility, report)"
                        + " select id, ?, facility, ? from emr.his_export where id = ?",
                no,
                report,
                export);
    }

    /** Numbers of the HOSO that are through. */
    public Set<Integer> done(UUID export) {
        return new HashSet<>(
                sql.all("select no from emr.his_export_hoso where export = ?", row -> row.getInt(1), export));
    }

    /** Up to this many reports after that number, in order. */
    public List<String> after(UUID export, int no, int limit) {
        return sql.all(
                "select report from emr.his_export_hoso where export = ? and no > ? order by no limit ?",
                row -> row.getString(1),
                export,
                no,
                limit);
    }

    /** Forgets them: the report of the file is there. */
    public void clear(UUID export) {
        sql.change("delete from emr.his_export_hoso where export = ?", export);
    }
}
