/** Files of a hospital information system on their way in, by whatever door, until each is an export of its own. */
@NullMarked
package vn.emr.domain.his.upload;

import org.jspecify.annotations.NullMarked;
