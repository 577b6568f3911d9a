package vn.emr.records.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a referral.
 *
 * @param key of its name
 * @param at when it was done; null when it wasn't, or nobody knows
 * @param done whether it was done
 * @param now whether it is what happens now
 */
public record Step(String key, @Nullable Instant at, boolean done, boolean now) {}
