package vn.emr.domain.his.upload;

import java.util.UUID;

/**
 * A zip is here and waits to be opened. Only wakes the worker: what counts is the row, which it also finds by polling.
 *
 * @param upload id of the upload
 */
public record HisArchiveReceived(UUID upload) {}
