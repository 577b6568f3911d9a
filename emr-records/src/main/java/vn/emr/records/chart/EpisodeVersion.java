package vn.emr.records.chart;

import java.time.Instant;
import java.util.List;

/**
 * What was written about an episode at one time.
 *
 * @param no which time it was, from 1
 * @param at when it was written
 * @param source who wrote it: HIS, a person, the node
 * @param changes what it says otherwise than what was there before
 */
public record EpisodeVersion(int no, Instant at, String source, List<Change> changes) {

    /** Copies the changes. */
    public EpisodeVersion {
        changes = List.copyOf(changes);
    }

    /** How many things of this kind of change. */
    public long count(String kind) {
        return changes.stream().filter(c -> c.kind().equals(kind)).count();
    }
}
