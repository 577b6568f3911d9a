@NullMarked
package vn.emr.audit.tree;

import org.jspecify.annotations.NullMarked;
