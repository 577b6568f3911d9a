package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the distributions. A directory appears under its name only when it is whole. */
final class Archives {

    private static final int OWNER_EXECUTES = 0100;

    private Archives() {}

    /** Unpacks a zip file without its first path element. */
    static void unzip(Path zip, Path directory) {
        whole(directory, part -> {
            try (ZipFile file = new ZipFile(zip.toFile())) {
                for (ZipEntry entry : file.stream().toList()) {
                    String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                    if (!entry.isDirectory()) {
                        try (InputStream in = file.getInputStream(entry)) {
                            copy(in, inside(part, name), name.endsWith(".sh"));
                        }
                    }
                }
            }
        });
    }

    /** Unpacks the txz archive inside a jar of the PostgreSQL binaries. */
    static void unpackPostgres(Path jar, Path directory) {
        whole(directory, part -> {
            try (ZipFile file = new ZipFile(jar.toFile())) {
                ZipEntry archive = file.stream()
                        .filter(e -> e.getName().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no archive in " + jar));
                try (TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(file.getInputStream(archive)))) {
                    for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                        extract(tar, e, part);
                    }
                }
            }
        });
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path path = inside(directory, entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            copy(tar, path, (entry.getMode() & OWNER_EXECUTES) != 0);
        }
    }

    private static Path inside(Path directory, String name) throws IOException {
        Path path = directory.resolve(name).normalize();
        if (!path.startsWith(directory)) {
            throw new IOException("entry outside the archive: " + name);
        }
        return path;
    }

    private static void copy(InputStream in, Path path, boolean executable) throws IOException {
        Files.createDirectories(path.getParent());
        Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
        if (executable) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    private interface Unpacking {
        void into(Path directory) throws IOException;
    }

    private static void whole(Path directory, Unpacking unpacking) {
        if (Files.exists(directory)) {
            return;
        }
        Path part = directory.resolveSibling(directory.getFileName() + ".part");
        try {
            Trees.delete(part);
            Files.createDirectories(part);
            unpacking.into(part);
            Files.move(part, directory);
        } catch (IOException e) {
            throw Failure.failed("Can't unpack to " + directory + ": " + e.getMessage());
        }
    }
}
