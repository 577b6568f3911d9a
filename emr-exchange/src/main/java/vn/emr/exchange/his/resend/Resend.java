package vn.emr.exchange.his.resend;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vn.emr.domain.his.HisRows;

/**
 * Compares what an export says with what the one before it said: (a) the same content under the same key adds nothing;
 * (b) other content under the same key, in the order in which they come, is a new version; (c) what nobody states any
 * more is gone; (d) the rest is new.
 */
public final class Resend {

    private final Fingerprints fingerprints;
    private final Supplier<UUID> newId;
    private final Map<ByteBuffer, List<HisRows.Row>> before = new HashMap<>();
    private final List<HisRows.Row> now = new ArrayList<>();

    /** Compares with these rows. */
    public Resend(HisRows previous, Fingerprints fingerprints, Supplier<UUID> newId) {
        this.fingerprints = fingerprints;
        this.newId = newId;
        previous.all()
                .forEach(r ->
                        before.computeIfAbsent(r.key(), k -> new ArrayList<>()).add(r));
    }

    /** Gives each statement its id. Statements that refer to others come in a later call. */
    public void settle(List<Statement> statements) {
        List<Statement> changed = new ArrayList<>();
        for (Statement statement : statements) {
            ByteBuffer content = fingerprints.of(statement.content());
            Optional<HisRows.Row> same = take(statement, r -> r.content().equals(content));
            same.ifPresentOrElse(r -> keep(statement, r.id(), true, false), () -> changed.add(statement));
        }
        for (Statement statement : changed) {
            Optional<UUID> amended = take(statement, r -> true).map(HisRows.Row::id);
            keep(statement, amended.orElseGet(newId), amended.isPresent(), true);
        }
    }

    /** A statement whose id is given: the resource that its stream is about. */
    public void settle(Statement statement, UUID id) {
        ByteBuffer content = fingerprints.of(statement.content());
        Optional<HisRows.Row> row = take(statement, r -> true);
        boolean same = row.filter(r -> r.content().equals(content)).isPresent();
        keep(statement, id, row.isPresent(), !same);
    }

    private Optional<HisRows.Row> take(Statement statement, Predicate<HisRows.Row> which) {
        Iterator<HisRows.Row> rows =
                before.getOrDefault(fingerprints.of(statement.key()), List.of()).iterator();
        while (rows.hasNext()) {
            HisRows.Row row = rows.next();
            if (which.test(row)) {
                rows.remove();
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private void keep(Statement statement, UUID id, boolean amends, boolean news) {
        statement.settle(id, amends, news);
        now.add(new HisRows.Row(fingerprints.of(statement.key()), fingerprints.of(statement.content()), id));
    }

    /** Resources that were stated before and no longer are. */
    public List<UUID> gone() {
        return before.values().stream()
                .flatMap(List::stream)
                .map(HisRows.Row::id)
                .toList();
    }

    /** All that is stated now. */
    public HisRows rows() {
        return new HisRows(now);
    }

    /** All that is stated now, and what was stated before and isn't said to be gone. */
    public HisRows rowsAndBefore() {
        List<HisRows.Row> all = new ArrayList<>(now);
        before.values().forEach(all::addAll);
        return new HisRows(all);
    }
}
