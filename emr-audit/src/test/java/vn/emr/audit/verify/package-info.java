/** Tests that try to alter the log unseen. */
@NullMarked
package vn.emr.audit.verify;

import org.jspecify.annotations.NullMarked;
