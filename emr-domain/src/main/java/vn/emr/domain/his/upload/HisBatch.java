package vn.emr.domain.his.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * Files that came together.
 *
 * @param id its id
 * @param facility code of the facility that sent them
 * @param door by which way
 * @param opened when the first came
 * @param account who sent them
 */
public record HisBatch(UUID id, String facility, HisDoor door, Instant opened, String account) {}
