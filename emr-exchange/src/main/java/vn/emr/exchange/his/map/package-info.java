/** From the tables of a HIS export to FHIR resources ({@code docs/his-mapping.md}). */
@NullMarked
package vn.emr.exchange.his.map;

import org.jspecify.annotations.NullMarked;
