/** Watched folders: one for each facility, into which its HIS puts its exports. */
@NullMarked
package vn.emr.exchange.his.folder;

import org.jspecify.annotations.NullMarked;
