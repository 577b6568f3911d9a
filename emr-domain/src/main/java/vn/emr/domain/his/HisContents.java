package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.kernel.Sql;

/** Remembers how episodes and patients were last stated by a HIS, so that a file that comes again is recognised. */
@ApplicationScoped
public class HisContents {

    @Inject
    Sql sql;

    /** How the subject was last stated; empty when never, or by something else than a HIS export. */
    public Optional<HisContent> find(UUID subject) {
        return sql.first(
                "select version, made, content, rows from emr.his_content where subject = ?",
                row -> new HisContent(
                        subject, row.getInt(1), row.getString(2), row.getBytes(3), HisRows.decode(row.getBytes(4))),
                subject);
    }

    /** Remembers the newest version. */
    public void put(String facility, HisContent content) {
        sql.change(
                "insert into emr.his_content (subject, facility, version, made, content, rows)"
                        + " select ?, key, ?, ?, ?, ? from emr.facility where code = ?"
                        + " on conflict (subject) do update set version = excluded.version, made = excluded.made,"
                        + " content = excluded.content, rows = excluded.rows",
                content.subject(),
                content.version(),
                content.made(),
                content.content(),
                content.rows().encode(),
                facility);
    }
}
