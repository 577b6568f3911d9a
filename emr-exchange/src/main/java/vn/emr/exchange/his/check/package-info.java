/** What is asked of an episode in a HIS export before it becomes part of the record. */
@NullMarked
package vn.emr.exchange.his.check;

import org.jspecify.annotations.NullMarked;
