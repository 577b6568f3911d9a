package vn.emr.domain.his;

import java.util.UUID;

/**
 * A HIS export waits to be imported. Only wakes the worker: what counts is the row, which it also finds by polling.
 *
 * @param export id of the export
 */
public record HisExportReceived(UUID export) {}
