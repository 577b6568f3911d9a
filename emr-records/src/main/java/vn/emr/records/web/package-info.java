/** What every page shares: layout, language, forms, who asks, and how a refusal looks. */
@NullMarked
package vn.emr.records.web;

import org.jspecify.annotations.NullMarked;
