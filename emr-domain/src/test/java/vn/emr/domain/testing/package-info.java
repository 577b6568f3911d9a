/**
 * What tests of every module stand on: a real PostgreSQL with the node's roles and migrations, and the use cases as
 * CDI beans with transactions, without the container.
 */
@NullMarked
package vn.emr.domain.testing;

import org.jspecify.annotations.NullMarked;
