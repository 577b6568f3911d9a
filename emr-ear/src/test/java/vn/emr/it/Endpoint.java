package vn.emr.it;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.emr.domain.access.Permission;

/**
 * An endpoint as the code has it.
 *
 * @param name class and method, as the audit trail names it
 * @param verb HTTP method
 * @param path template, from the root of the server
 * @param consumes what its body is; empty when it takes any or none
 * @param permission what it asks of its caller
 */
record Endpoint(String name, String verb, String path, Optional<String> consumes, Permission permission) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    /** All of a module's. */
    static List<Endpoint> of(String module, String context) {
        JavaClasses classes = new ClassFileImporter().importPath("../" + module + "/target/classes");
        return classes.stream()
                .filter(c -> c.isAnnotatedWith(Path.class))
                .flatMap(c -> c.getMethods().stream().flatMap(m -> verb(m).map(v -> of(c, m, v, context)).stream()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .flatMap(a -> a.getRawType().tryGetAnnotationOfType(HttpMethod.class).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Endpoint of(JavaClass type, JavaMethod method, String verb, String context) {
        String path = type.getAnnotationOfType(Path.class).value();
        String more = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String whole = Arrays.stream((context + '/' + path + '/' + more).split("/+", -1))
                .filter(s -> !s.isEmpty())
                .reduce("", (a, b) -> a + '/' + b);
        Object permission =
                method.getAnnotationOfType("vn.emr.audit.Permits").get("value").orElseThrow();
        return new Endpoint(
                type.getSimpleName() + '.' + method.getName(),
                verb,
                whole.isEmpty() ? "/" : whole,
                method.tryGetAnnotationOfType(Consumes.class).map(c -> c.value()[0]),
                Permission.valueOf(((JavaEnumConstant) permission).name()));
    }

    /** Its path with this patient, and with this id for everything else. */
    String path(String patient, String other) {
        return path.replaceAll("\\{patient[^}]*}", patient).replaceAll("\\{[^}]*}", other);
    }

    /**
     * Its path with these ids, by the part of the path that ends with the variable.
     *
     * @throws IllegalArgumentException when the ids lack one: whoever adds an endpoint says of what its id is
     */
    String path(Function<String, Optional<String>> ids) {
        Matcher variable = VARIABLE.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (variable.find()) {
            String part = path.substring(0, variable.end());
            String id = ids.apply(part).orElseThrow(() -> new IllegalArgumentException("no id for " + part));
            variable.appendReplacement(filled, id);
        }
        return variable.appendTail(filled).toString();
    }

    /** Whether its address names something. */
    boolean hasId() {
        return path.contains("{");
    }

    @Override
    public String toString() {
        return verb + ' ' + path;
    }
}
