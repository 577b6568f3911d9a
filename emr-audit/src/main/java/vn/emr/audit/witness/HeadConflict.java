package vn.emr.audit.witness;

import java.time.Instant;

/**
 * A log of another node that broke with what we held of it.
 *
 * @param key place among the heads that were seen
 * @param node name of the node
 * @param verdict what kind of break
 * @param seen when
 * @param before leaves of the head that we held
 * @param size leaves of the head that broke with it
 * @param root its root
 */
public record HeadConflict(long key, String node, Verdict verdict, Instant seen, long before, long size, byte[] root) {}
