package vn.emr.audit.witness;

import java.time.Instant;

/**
 * A head of this node that another node holds and that this log doesn't have: it was restored from a backup or rewritten.
 *
 * @param node who holds it
 * @param size leaves that it counts
 * @param seen when the other node vouched for it
 */
public record LostHead(String node, long size, Instant seen) {}
