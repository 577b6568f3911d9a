/** Opens zips into exports of their own, and forgets what was left half sent. */
@NullMarked
package vn.emr.exchange.his.upload;

import org.jspecify.annotations.NullMarked;
