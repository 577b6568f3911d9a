/** Whether there is room to record what is read; what is kept outside of the database while there is none (ADR 0008). */
@NullMarked
package vn.emr.audit.space;

import org.jspecify.annotations.NullMarked;
