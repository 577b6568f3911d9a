/** The steward's list: who may be the same person, or has a number that is somebody else's. */
@NullMarked
package vn.emr.records.identity;

import org.jspecify.annotations.NullMarked;
