/** Pages of referrals. */
@NullMarked
package vn.emr.records.referral;

import org.jspecify.annotations.NullMarked;
