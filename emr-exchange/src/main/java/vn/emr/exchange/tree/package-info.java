/** Keeps the transparency log up to date. */
@NullMarked
package vn.emr.exchange.tree;

import org.jspecify.annotations.NullMarked;
