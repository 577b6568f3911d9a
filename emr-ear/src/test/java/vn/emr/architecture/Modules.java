package vn.emr.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The compiled classes of all modules, where the build puts them, and the rules that a test class holds them to. */
final class Modules {

    private static final JavaClasses CLASSES = load();

    private Modules() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    /** The rules in the static fields of this class, by their names. */
    static Stream<Named<ArchRule>> rulesOf(Class<?> tests) {
        return Arrays.stream(tests.getDeclaredFields())
                .filter(f -> f.getType() == ArchRule.class)
                .map(Modules::named);
    }

    private static Named<ArchRule> named(Field field) {
        try {
            return Named.of(field.getName().replace('_', ' '), (ArchRule) field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JavaClasses load() {
        List<Path> compiled = Stream.of("emr-domain", "emr-audit", "emr-records", "emr-exchange", "emr-ear")
                .map(module -> Path.of("..", module))
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .map(Modules::classesOf)
                .toList();
        return new ClassFileImporter().importPaths(compiled);
    }

    private static Path classesOf(Path module) {
        Path classes = module.resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException("compile first: " + classes.toAbsolutePath() + " is missing");
        }
        return classes;
    }
}
