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
import java.util.UUID;
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
        if (!stream.locked()) {
            throw new IllegalStateException("append to a stream that is not locked: " + stream.id());
        }
        if (drafts.isEmpty()) {
            return List.of();
        }
        em.flush();
        String author = caller.get().account();
        int authorKey = authors.key(author);
        return em.unwrap(Session.class).doReturningWork(connection -> {
            LogWriter writer = new LogWriter(connection);
            List<Entry> entries = chain(stream, drafts, author, writer.versions(drafts));
            writer.append(stream, authorKey, entries);
            projection.project(connection, new LogWriter.StreamKey(stream.key(), stream.facilityKey()), entries);
            return entries.stream().map(Entry::appended).toList();
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
