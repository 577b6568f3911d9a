/** Who may read and who has read, tried without a container. */
@NullMarked
package vn.emr.records.access;

import org.jspecify.annotations.NullMarked;
