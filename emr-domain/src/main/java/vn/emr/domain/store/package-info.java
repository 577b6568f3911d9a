/** The append-only log of entries: the one writer and the one reader. */
@NullMarked
package vn.emr.domain.store;

import org.jspecify.annotations.NullMarked;
