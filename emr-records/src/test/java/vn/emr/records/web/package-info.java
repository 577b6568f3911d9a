/** What every page shares, tried without a container. */
@NullMarked
package vn.emr.records.web;

import org.jspecify.annotations.NullMarked;
