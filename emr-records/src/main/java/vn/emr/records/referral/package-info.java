/** Referrals: writing and sending one, following it, the inbox of those that come, answering. */
@NullMarked
package vn.emr.records.referral;

import org.jspecify.annotations.NullMarked;
