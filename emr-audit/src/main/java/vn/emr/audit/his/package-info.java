/** Taking in files of a hospital information system, by whatever door, with what it leaves in the trail. */
@NullMarked
package vn.emr.audit.his;

import org.jspecify.annotations.NullMarked;
