/** Sending patients with their data to another facility. */
@NullMarked
package vn.emr.domain.referral;

import org.jspecify.annotations.NullMarked;
