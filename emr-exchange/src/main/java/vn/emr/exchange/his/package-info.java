/** The door for exports of hospital information systems, and the worker that imports them. */
@NullMarked
package vn.emr.exchange.his;

import org.jspecify.annotations.NullMarked;
