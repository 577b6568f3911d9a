package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.emr.domain.kernel.Sql;

/** Accounts that submit entries, each by its number. */
@ApplicationScoped
public class Authors {

    @Inject
    Sql sql;

    /** Those whose row has been committed: it stays. */
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    /** The number of the account, given at its first entry. */
    int key(String account) {
        Integer key = known.get(account);
        return key == null ? find(account).orElseGet(() -> add(account)) : key;
    }

    private Optional<Integer> find(String account) {
        Optional<Author> author = sql.first(
                "select key, xmin is distinct from cast(pg_current_xact_id_if_assigned() as xid) from emr.author"
                        + " where account = ?",
                row -> new Author(row.getInt(1), row.getBoolean(2)),
                account);
        author.filter(Author::committed).ifPresent(a -> known.put(account, a.key()));
        return author.map(Author::key);
    }

    private int add(String account) {
        sql.change("insert into emr.author (account) values (?) on conflict do nothing", account);
        return find(account).orElseThrow();
    }

    /** An account's number; of a row that this transaction wrote nobody knows yet whether it stays. */
    private record Author(int key, boolean committed) {}
}
