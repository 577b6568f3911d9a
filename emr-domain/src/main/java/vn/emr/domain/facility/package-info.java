/** The hospitals and medical centres of the province and their partners. */
@NullMarked
package vn.emr.domain.facility;

import org.jspecify.annotations.NullMarked;
