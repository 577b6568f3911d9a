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

    /** A statement with the fingerprints of its key and content. */
    private record Told(Statement statement, ByteBuffer key, ByteBuffer content) {}

    /** Gives each statement its id. Statements that refer to others come in a later call. */
    public void settle(List<Statement> statements) {
        List<Told> changed = new ArrayList<>();
        for (Statement statement : statements) {
            Told told = told(statement);
            Optional<HisRows.Row> same = take(told, r -> r.content().equals(told.content));
            same.ifPresentOrElse(r -> keep(told, r.id(), true, false), () -> changed.add(told));
        }
        for (Told told : changed) {
            Optional<UUID> amended = take(told, r -> true).map(HisRows.Row::id);
            keep(told, amended.orElseGet(newId), amended.isPresent(), true);
        }
    }

    /** A statement whose id is given: the resource that its stream is about. */
    public void settle(Statement statement, UUID id) {
        Told told = told(statement);
        Optional<HisRows.Row> row = take(told, r -> true);
        boolean same = row.filter(r -> r.content().equals(told.content)).isPresent();
        keep(told, id, row.isPresent(), !same);
    }

    private Told told(Statement statement) {
        return new Told(statement, fingerprints.of(statement.key()), fingerprints.of(statement.content()));
    }

    private Optional<HisRows.Row> take(Told told, Predicate<HisRows.Row> which) {
        Iterator<HisRows.Row> rows = before.getOrDefault(told.key, List.of()).iterator();
        while (rows.hasNext()) {
            HisRows.Row row = rows.next();
            if (which.test(row)) {
                rows.remove();
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private void keep(Told told, UUID id, boolean amends, boolean news) {
        told.statement.settle(id, amends, news);
        now.add(new HisRows.Row(told.key, told.content, id));
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
