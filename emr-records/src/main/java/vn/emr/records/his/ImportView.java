package vn.emr.records.his;

import org.jspecify.annotations.Nullable;
import vn.emr.audit.HisExportView;

/**
 * One export with what became of it.
 *
 * @param export the export
 * @param report its report; null until the import has ended
 */
public record ImportView(HisExportView export, @Nullable ReportView report) {}
