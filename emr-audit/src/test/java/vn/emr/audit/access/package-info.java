@NullMarked
package vn.emr.audit.access;

import org.jspecify.annotations.NullMarked;
