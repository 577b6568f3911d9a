/** What patients have agreed to, and what authorities have asked: the two registers of who else may read. */
@NullMarked
package vn.emr.domain.consent;

import org.jspecify.annotations.NullMarked;
