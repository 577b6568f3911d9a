package vn.emr.domain.store;

import java.util.UUID;

/**
 * Names one entry for another node: where it stands in the log, and its hash.
 *
 * @param stream its stream
 * @param subject logical id of the resource that the stream is about
 * @param sequence its place in the stream
 * @param hash its entry hash
 * @param size length of its content, bytes
 */
public record EntryRef(StreamId stream, UUID subject, int sequence, byte[] hash, long size) {}
