/** Tests of what nodes say of each other's logs. */
@NullMarked
package vn.emr.audit.witness;

import org.jspecify.annotations.NullMarked;
