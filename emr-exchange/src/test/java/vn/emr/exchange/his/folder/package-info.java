@NullMarked
package vn.emr.exchange.his.folder;

import org.jspecify.annotations.NullMarked;
