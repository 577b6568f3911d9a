/** The door and the worker for messages between nodes ({@code docs/transfer.md}). */
@NullMarked
package vn.emr.exchange.transfer;

import org.jspecify.annotations.NullMarked;
