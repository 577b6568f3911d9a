/** Tests of canonical JSON. */
@NullMarked
package vn.emr.domain.content;

import org.jspecify.annotations.NullMarked;
