/** The doors of the node: what other systems send to it and ask of it. */
@NullMarked
package vn.emr.exchange;

import org.jspecify.annotations.NullMarked;
