/** Tests of the chart. */
@NullMarked
package vn.emr.records.chart;

import org.jspecify.annotations.NullMarked;
