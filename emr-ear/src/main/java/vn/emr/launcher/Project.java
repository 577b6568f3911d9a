package vn.emr.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build made.
 *
 * @param target the folder {@code emr-ear/target}
 */
public record Project(Path target) {

    Path server() {
        return required("server");
    }

    Path ear() {
        return required("emr.ear");
    }

    Path keycloak() {
        return required("dist/keycloak.zip");
    }

    Path postgres() {
        return required("dist/postgresql.jar");
    }

    private Path required(String name) {
        Path path = target.resolve(name);
        if (!Files.exists(path)) {
            throw Failure.failed(path + " is missing: build it with ./mvnw -DskipTests package");
        }
        return path;
    }
}
