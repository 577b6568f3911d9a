/** Where everybody begins. */
@NullMarked
package vn.emr.records.home;

import org.jspecify.annotations.NullMarked;
