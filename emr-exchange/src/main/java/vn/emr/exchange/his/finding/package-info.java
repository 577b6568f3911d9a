/** What may be said about a HIS export: a closed list of rules, and findings of them. */
@NullMarked
package vn.emr.exchange.his.finding;

import org.jspecify.annotations.NullMarked;
