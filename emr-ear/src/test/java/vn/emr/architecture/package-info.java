/** Rules of the architecture, checked on the compiled classes of every module. */
@NullMarked
package vn.emr.architecture;

import org.jspecify.annotations.NullMarked;
