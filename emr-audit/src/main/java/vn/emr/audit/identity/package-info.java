/** Questions about who is who, for the steward of a facility. */
@NullMarked
package vn.emr.audit.identity;

import org.jspecify.annotations.NullMarked;
