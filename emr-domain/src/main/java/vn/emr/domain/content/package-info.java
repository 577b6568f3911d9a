/** FHIR content as canonical bytes and as a light tree. */
@NullMarked
package vn.emr.domain.content;

import org.jspecify.annotations.NullMarked;
