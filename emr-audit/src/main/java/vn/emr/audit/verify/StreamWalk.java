package vn.emr.audit.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.StreamId;

/**
 * One stream on its way from genesis to head. A failure is told once, where it is; the walk goes on behind it. Another
 * node's stream is here in part: what is here must chain where it touches, and gaps were not sent.
 */
final class StreamWalk {

    private final StreamId stream;
    private final boolean own;
    private final int headSequence;
    private final byte[] head;
    private final Findings findings;
    private final EntryCheck entryCheck;
    private final Map<UUID, Integer> versions = new HashMap<>();
    private int sequence;
    private byte[] previous;

    StreamWalk(StreamId stream, boolean own, int headSequence, byte[] head, Findings findings) {
        this.stream = stream;
        this.own = own;
        this.headSequence = headSequence;
        this.head = head;
        this.findings = findings;
        this.entryCheck = new EntryCheck(findings);
        this.previous = stream.genesis();
    }

    StreamId stream() {
        return stream;
    }

    void entry(EntryRow entry) {
        findings.entry();
        if (entry.sequence() == sequence + 1) {
            chained(entry);
        } else if (own) {
            missing(entry);
        }
        version(entry);
        entryCheck.check(entry);
        sequence = entry.sequence();
        previous = entry.hash();
    }

    private void missing(EntryRow entry) {
        int last = entry.sequence() - 1;
        String gone =
                last == sequence + 1 ? "entry " + last + " is" : "entries " + (sequence + 1) + " to " + last + " are";
        findings.add(entry.failure(Check.SEQUENCE, gone + " missing before this one"));
    }

    private void chained(EntryRow entry) {
        EntryHeader header = entry.header();
        if (header != null && !Arrays.equals(header.previousHash(), previous)) {
            findings.add(entry.failure(
                    Check.CHAIN,
                    "does not follow " + (sequence == 0 ? "the stream's beginning" : "entry " + sequence)));
        }
    }

    private void version(EntryRow entry) {
        int before = versions.getOrDefault(entry.id(), 0);
        boolean follows = own ? entry.version() == before + 1 : entry.version() > before;
        if (!follows) {
            findings.add(entry.failure(
                    Check.VERSION, "is version " + entry.version() + ", but the one before it is " + before));
        }
        versions.put(entry.id(), entry.version());
    }

    void finish() {
        if (sequence < headSequence) {
            findings.add(Failure.ofStream(
                    Check.HEAD,
                    stream,
                    "has " + sequence + " entries, its head says " + headSequence + ": the last are missing"));
        } else if (sequence > headSequence) {
            findings.add(Failure.ofStream(
                    Check.HEAD, stream, "has entries up to " + sequence + ", its head says " + headSequence));
        } else if (!Arrays.equals(head, previous)) {
            findings.add(Failure.ofStream(Check.HEAD, stream, "its head is not the hash of its last entry"));
        }
    }
}
