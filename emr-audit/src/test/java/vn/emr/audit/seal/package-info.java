@NullMarked
package vn.emr.audit.seal;

import org.jspecify.annotations.NullMarked;
