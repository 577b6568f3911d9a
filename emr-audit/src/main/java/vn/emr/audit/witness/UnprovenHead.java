package vn.emr.audit.witness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node that doesn't prove that its log extends what we hold of it.
 *
 * @param node name of the node
 * @param since when it first didn't
 * @param held leaves of the head that we hold
 * @param shown leaves of the head that it showed then; null when it showed none that could be believed
 */
public record UnprovenHead(
        String node, Instant since, long held, @Nullable Long shown) {}
