/** The launcher's rules, without a node. */
@NullMarked
package vn.emr.launcher;

import org.jspecify.annotations.NullMarked;
