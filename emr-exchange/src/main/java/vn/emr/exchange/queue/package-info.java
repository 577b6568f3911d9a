/** How workers work off a queue of the database. */
@NullMarked
package vn.emr.exchange.queue;

import org.jspecify.annotations.NullMarked;
