/** Recognises what a HIS sends again, so that only what changed is stated anew. */
@NullMarked
package vn.emr.exchange.his.resend;

import org.jspecify.annotations.NullMarked;
