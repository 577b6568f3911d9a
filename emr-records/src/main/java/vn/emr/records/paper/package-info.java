/** What is printed: papers as PDF. */
@NullMarked
package vn.emr.records.paper;

import org.jspecify.annotations.NullMarked;
