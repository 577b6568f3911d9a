package vn.emr.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one directory that the launcher writes to, {@code EMR_HOME}. */
final class Home {

    private static final int SECRET_BYTES = 32;
    private static final List<String> MADE = List.of(
            "province",
            "bachmai",
            "dist",
            "run",
            "logs",
            "secrets",
            "port-base",
            "demo-loaded",
            "start-cold-seconds",
            "start-warm-seconds");
    /** What was the installation's when there was one node, and is the province's now. */
    private static final Map<String, String> MOVED = Map.of(
            "secrets/postgres", "province/secrets/postgres",
            "secrets/emr_owner", "province/secrets/emr_owner",
            "secrets/emr_app", "province/secrets/emr_app",
            "secrets/web", "province/secrets/web",
            "secrets/form-key", "province/secrets/form-key",
            "run/wildfly.pid", "run/province-wildfly.pid");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;

    Home(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /** Gives the province what was its own before there was a second node. */
    void adopt() {
        MOVED.forEach((before, now) -> {
            Path source = root.resolve(before);
            Path target = root.resolve(now);
            try {
                if (Files.exists(source) && !Files.exists(target)) {
                    Files.createDirectories(target.getParent());
                    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw Failure.failed("Can't move " + source + " to " + target + ": " + e.getMessage());
            }
        });
    }

    /** A directory below it, made for its owner only. */
    Path directory(String name) {
        Path directory = root.resolve(name).normalize();
        try {
            boolean isNew = !Files.exists(root);
            Files.createDirectories(directory);
            if (isNew) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            return directory;
        } catch (IOException e) {
            throw Failure.failed("Can't write to " + root + ": " + e.getMessage());
        }
    }

    Path log(String part) {
        return directory("logs").resolve(part + ".log");
    }

    /** A secret of this installation, made on first use and readable by its owner only. */
    String secret(String name) {
        return secret(".", name);
    }

    /** The same of one node. */
    String secret(String node, String name) {
        Path file = directory(node + "/secrets").resolve(name);
        return readOr(file, () -> {
            byte[] random = new byte[SECRET_BYTES];
            RANDOM.nextBytes(random);
            write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        });
    }

    /** A remembered fact; empty when there is none. */
    String fact(String name) {
        return readOr(root.resolve(name), () -> {});
    }

    /** Remembers a fact. */
    void remember(String name, String value) {
        write(directory(".").resolve(name), value);
    }

    private static String readOr(Path file, Runnable make) {
        try {
            if (!Files.exists(file)) {
                make.run();
            }
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file is there whole or not at all: a full disk must not leave an empty secret. */
    private static void write(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Failure.failed("Can't write " + file + ": " + e.getMessage());
        }
    }

    /** Deletes what the launcher made here, and nothing else that may lie in the directory. */
    void clear() throws IOException {
        for (String made : MADE) {
            Trees.delete(root.resolve(made));
        }
        try (Stream<Path> rest = Files.list(root)) {
            if (rest.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(root);
    }
}
