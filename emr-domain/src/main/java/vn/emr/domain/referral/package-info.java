/** Referrals (chuyển cơ sở khám bệnh, chữa bệnh): who sends whom where, and what became of it. */
@NullMarked
package vn.emr.domain.referral;

import org.jspecify.annotations.NullMarked;
