/** Tests of the mapping to FHIR. */
@NullMarked
package vn.emr.exchange.his.map;

import org.jspecify.annotations.NullMarked;
