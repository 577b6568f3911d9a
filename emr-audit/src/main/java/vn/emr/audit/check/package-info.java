/** Checks of the whole log that the node makes by itself each night, or when the auditor asks for one. */
@NullMarked
package vn.emr.audit.check;

import org.jspecify.annotations.NullMarked;
