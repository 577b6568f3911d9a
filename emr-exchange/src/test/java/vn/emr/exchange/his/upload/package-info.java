@NullMarked
package vn.emr.exchange.his.upload;

import org.jspecify.annotations.NullMarked;
