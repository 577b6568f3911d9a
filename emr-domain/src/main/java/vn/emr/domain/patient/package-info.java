/** Persons and patients: identity, search, the chart's content. */
@NullMarked
package vn.emr.domain.patient;

import org.jspecify.annotations.NullMarked;
