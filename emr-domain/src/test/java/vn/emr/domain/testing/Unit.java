package vn.emr.domain.testing;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for {@code @PersistenceContext(unitName)} where no container injects it. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Unit {

    /** Name of the persistence unit. */
    String value();

    /** An instance of the qualifier. */
    @SuppressWarnings({"BadAnnotationImplementation", "ClassExplicitlyAnnotation"})
    final class Literal extends AnnotationLiteral<Unit> implements Unit {

        private static final long serialVersionUID = 1L;

        private final String unit;

        Literal(String unit) {
            this.unit = unit;
        }

        @Override
        public String value() {
            return unit;
        }
    }
}
