package vn.emr.domain.patient;

import java.util.UUID;

/**
 * A question about who is who that waited for a steward was answered by what came later, and is closed. Sent in the
 * transaction that closes it.
 *
 * @param task id of the question
 */
public record QuestionAnswered(UUID task) {}
