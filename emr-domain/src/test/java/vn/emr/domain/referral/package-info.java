/** Tests of referrals. */
@NullMarked
package vn.emr.domain.referral;

import org.jspecify.annotations.NullMarked;
