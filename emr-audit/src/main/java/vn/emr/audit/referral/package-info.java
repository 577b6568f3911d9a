/** What people do with referrals: write, send, see, answer. Every act leaves its audit event. */
@NullMarked
package vn.emr.audit.referral;

import org.jspecify.annotations.NullMarked;
