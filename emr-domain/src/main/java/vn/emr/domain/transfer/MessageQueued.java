package vn.emr.domain.transfer;

import java.util.UUID;

/**
 * A message was queued; the worker is woken when the transaction has committed.
 *
 * @param message its id
 */
public record MessageQueued(UUID message) {}
