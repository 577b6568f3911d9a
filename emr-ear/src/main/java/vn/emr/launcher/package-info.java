/** The launcher {@code ./emr}: brings a node up on one machine and looks after it. No container API. */
@NullMarked
package vn.emr.launcher;

import org.jspecify.annotations.NullMarked;
