/** What tests of this module need of the space for the audit. */
@NullMarked
package vn.emr.audit.space;

import org.jspecify.annotations.NullMarked;
