@NullMarked
package vn.emr.audit.his;

import org.jspecify.annotations.NullMarked;
