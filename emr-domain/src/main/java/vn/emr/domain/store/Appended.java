package vn.emr.domain.store;

import java.util.UUID;

/**
 * What became of a draft.
 *
 * @param id logical id
 * @param type FHIR type
 * @param version its version
 * @param sequence its place in the stream
 * @param entryHash the entry's hash
 */
public record Appended(UUID id, String type, int version, int sequence, byte[] entryHash) {}
