/** The pages of clinicians, records officers and auditors. */
@NullMarked
package vn.emr.records;

import org.jspecify.annotations.NullMarked;
