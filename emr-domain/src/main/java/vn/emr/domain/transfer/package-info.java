/** Sealed messages between nodes and the queue that they wait in; the gate that opens a connection. */
@NullMarked
package vn.emr.domain.transfer;

import org.jspecify.annotations.NullMarked;
