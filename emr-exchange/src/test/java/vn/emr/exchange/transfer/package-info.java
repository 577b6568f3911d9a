/** Two nodes, each with its own database and keys, and what passes between them. */
@NullMarked
package vn.emr.exchange.transfer;

import org.jspecify.annotations.NullMarked;
