package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One thing that somebody does with the system: begins the transaction, and tells the database in its first statement
 * who acts, so that row-level security holds. A refusal rolls back.
 */
@Stereotype
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
@AsCaller
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UseCase {}
