/** A patient's chart: what stands in the record, read from FHIR resources and shown as a clinician wants to see it. */
@NullMarked
package vn.emr.records.chart;

import org.jspecify.annotations.NullMarked;
