/** Tests of the checks that the node makes by itself. */
@NullMarked
package vn.emr.audit.check;

import org.jspecify.annotations.NullMarked;
