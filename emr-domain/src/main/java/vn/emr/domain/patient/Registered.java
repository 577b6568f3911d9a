package vn.emr.domain.patient;

import java.util.List;
import java.util.UUID;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.StreamRow;

/**
 * A patient who is in the record.
 *
 * @param patient logical id of the facility's Patient
 * @param person logical id of the Person it belongs to
 * @param stream the patient's PERSON stream, locked
 * @param entries what was appended to say so; empty when nothing was new
 * @param findings what is odd about the identity; the patient is kept apart, never merged
 */
public record Registered(
        UUID patient, UUID person, StreamRow stream, List<Appended> entries, List<IdentityFinding> findings) {}
