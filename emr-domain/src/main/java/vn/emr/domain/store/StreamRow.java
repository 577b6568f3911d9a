package vn.emr.domain.store;

import java.util.UUID;

/**
 * A stream as this transaction holds it: locked from {@link Log#lock} on, so nobody else appends to it until commit.
 */
public final class StreamRow {

    private final long key;
    private final StreamId id;
    private final UUID subject;
    private final int facilityKey;
    private final boolean created;
    private boolean locked;
    private int sequence;
    private byte[] head;

    StreamRow(long key, StreamId id, UUID subject, int facilityKey, boolean created, int sequence, byte[] head) {
        this.key = key;
        this.id = id;
        this.subject = subject;
        this.facilityKey = facilityKey;
        this.created = created;
        this.locked = created;
        this.sequence = sequence;
        this.head = head;
    }

    /** Its identity. */
    public StreamId id() {
        return id;
    }

    /** Logical id of the resource it is about: the Patient, Encounter, Person or Organization. */
    public UUID subject() {
        return subject;
    }

    /** Whether this transaction began the stream. */
    public boolean created() {
        return created;
    }

    /** How many entries it holds. */
    public int sequence() {
        return sequence;
    }

    long key() {
        return key;
    }

    int facilityKey() {
        return facilityKey;
    }

    byte[] head() {
        return head;
    }

    boolean locked() {
        return locked;
    }

    void lockedAt(int newSequence, byte[] newHead) {
        locked = true;
        moveTo(newSequence, newHead);
    }

    void moveTo(int newSequence, byte[] newHead) {
        sequence = newSequence;
        head = newHead;
    }
}
