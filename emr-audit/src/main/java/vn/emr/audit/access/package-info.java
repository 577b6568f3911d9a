/** Opening a record that isn't open by itself: declarations, emergencies, consents, authorities' requests (docs/access.md). */
@NullMarked
package vn.emr.audit.access;

import org.jspecify.annotations.NullMarked;
