package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/**
 * The append-only log: the only writer of entries. An append is part of the transaction of the use case around it;
 * what is appended is never changed, to amend is to append the next version.
 */
@ApplicationScoped
public class Log {

    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    Authors authors;

    @Inject
    Projection projection;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Appends the statements to the stream, in their order, under one recorded time. The content of a draft is
     * completed in place: {@code id}, {@code meta.versionId}, {@code meta.lastUpdated}.
     *
     * @param stream a stream that this transaction holds locked
     * @return what became of each draft
     */
    public List<Appended> append(StreamRow stream, List<Draft> drafts) {
        LogBatch batch = begin();
        List<Appended> appended = batch.append(stream, drafts);
        batch.write();
        return appended;
    }

    /** Begins appends to several streams that are written together. */
    public LogBatch begin() {
        return new LogBatch(this);
    }

    /** What the drafts become behind what the batch holds; nothing is written. */
    List<LogWriter.Row> chain(StreamRow stream, List<Draft> drafts, List<LogWriter.Row> held) {
        if (!stream.locked()) {
            throw new IllegalStateException("append to a stream that is not locked: " + stream.id());
        }
        if (drafts.isEmpty()) {
            return List.of();
        }
        String author = caller.get().account();
        int authorKey = authors.key(author);
        LogWriter.StreamKey key = new LogWriter.StreamKey(stream.key(), stream.facilityKey());
        return chain(stream, drafts, author, versions(drafts, held)).stream()
                .map(e -> new LogWriter.Row(key, authorKey, e))
                .toList();
    }

    private Map<UUID, Integer> versions(List<Draft> drafts, List<LogWriter.Row> held) {
        Map<UUID, Integer> versions = em.unwrap(Session.class).doReturningWork(c -> new LogWriter(c).versions(drafts));
        Set<UUID> amended = drafts.stream().filter(Draft::amends).map(Draft::id).collect(Collectors.toSet());
        held.stream()
                .map(r -> r.entry().header())
                .filter(h -> amended.contains(h.logicalId()))
                .forEach(h -> versions.merge(h.logicalId(), h.version(), Math::max));
        return versions;
    }

    /** Writes them, with what is derived from them. */
    void write(List<LogWriter.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        em.flush();
        em.unwrap(Session.class).doWork(connection -> {
            new LogWriter(connection).write(rows);
            projection.project(connection, rows);
        });
    }

    private List<Entry> chain(StreamRow stream, List<Draft> drafts, String author, Map<UUID, Integer> versions) {
        Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] previous = stream.head();
        int sequence = stream.sequence();
        List<Entry> entries = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            sequence++;
            int version = versions.merge(draft.id(), 1, Integer::sum);
            complete(draft, version, recorded);
            Entry entry = entry(stream.id(), sequence, draft, version, author, recorded, previous);
            entries.add(entry);
            previous = entry.hash();
        }
        stream.moveTo(sequence, previous);
        return entries;
    }

    private static void complete(Draft draft, int version, Instant recorded) {
        JsonObject meta = draft.content().object("meta").orElseGet(JsonObject::new);
        meta.put("versionId", Integer.toString(version)).put("lastUpdated", EntryHeader.time(recorded));
        draft.content().put("id", draft.id().toString()).put("meta", meta);
    }

    private static Entry entry(
            StreamId stream, int sequence, Draft draft, int version, String author, Instant recorded, byte[] previous) {
        byte[] content = CanonicalJson.write(draft.content());
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        Instant effective = draft.effective() == null ? null : draft.effective().truncatedTo(ChronoUnit.MILLIS);
        EntryHeader header = new EntryHeader(
                EntryHeader.FORMAT,
                EntryHeader.RESOURCE,
                stream,
                sequence,
                draft.type(),
                draft.id(),
                version,
                author,
                effective,
                recorded,
                draft.source(),
                EntryHeader.contentHash(salt, content),
                previous);
        return new Entry(header, header.hash(), salt, content, draft.content());
    }
}
