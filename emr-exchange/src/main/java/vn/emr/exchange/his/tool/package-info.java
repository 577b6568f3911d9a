/** The command {@code emr-his-check}: tells a vendor what an import would find, without a node, a database or a network. */
@NullMarked
package vn.emr.exchange.his.tool;

import org.jspecify.annotations.NullMarked;
