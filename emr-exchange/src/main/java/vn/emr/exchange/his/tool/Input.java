package vn.emr.exchange.his.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.ZipStart;
import vn.emr.exchange.his.zip.Archive;
import vn.emr.exchange.his.zip.ArchiveCheck;

/**
 * A file of the command line, or one found in a folder of it.
 *
 * @param path where it is
 */
record Input(Path path) {

    /** What is done with each file. */
    @FunctionalInterface
    interface Work {

        /** Does it. */
        void on(PathFile file) throws IOException;
    }

    /** What is done with a zip that the doors would not open. */
    @FunctionalInterface
    interface Refusal {

        /** Does it. */
        void on(PathFile zip, HisProblem problem) throws IOException;
    }

    /** Enough to tell a zip, and whether it has a password. */
    private static final int LOOK = 16;

    /** All files, of folders those that are XML or zip, by name; a folder without any stands for itself. */
    static List<Input> all(List<Path> paths) {
        List<Input> inputs = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                inputs.addAll(inside(path));
            } else {
                inputs.add(new Input(path));
            }
        }
        return inputs;
    }

    private static List<Input> inside(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Input> found = files.filter(Files::isRegularFile)
                    .filter(f -> ends(f.toString(), ".xml") || ends(f.toString(), ".zip"))
                    .sorted()
                    .map(Input::new)
                    .toList();
            return found.isEmpty() ? List.of(new Input(folder)) : found;
        } catch (IOException e) {
            return List.of(new Input(folder));
        }
    }

    private static boolean ends(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    String name() {
        return path.toString();
    }

    /** Whether it is a folder in which there is nothing to check. */
    boolean isEmptyFolder() {
        return Files.isDirectory(path);
    }

    /** Does it with the file, or with each in the zip as the doors do; a zip that they don't open is refused. */
    void each(Work work, Refusal refusal) throws IOException {
        PathFile file = new PathFile(name(), path);
        byte[] start = start(file);
        if (!ZipStart.isZip(start)) {
            work.on(file);
            return;
        }
        Optional<HisProblem> problem = problem(file, start);
        if (problem.isPresent()) {
            refusal.on(file, problem.get());
        } else {
            unpack(file, work);
        }
    }

    private static byte[] start(PathFile file) throws IOException {
        try (InputStream content = file.open()) {
            return content.readNBytes(LOOK);
        }
    }

    private Optional<HisProblem> problem(PathFile file, byte[] start) throws IOException {
        if (Files.size(path) > HisCheck.LIMIT) {
            return Optional.of(HisProblem.SIZE_LIMIT);
        }
        try (InputStream content = file.open()) {
            return ArchiveCheck.problem(content, start);
        }
    }

    private void unpack(PathFile zip, Work work) throws IOException {
        try (Archive archive = new Archive(zip.open())) {
            Optional<Archive.File> entry = archive.next();
            while (entry.isPresent()) {
                unpacked(archive, entry.get(), work);
                entry = archive.next();
            }
        }
    }

    /** HOSO are read where they are in the file, which a zip doesn't allow. */
    private void unpacked(Archive archive, Archive.File entry, Work work) throws IOException {
        Path file = Files.createTempFile("emr-his-check", ".xml");
        try {
            copy(archive.content(), file);
            work.on(new PathFile(name() + '!' + entry.name(), file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** One byte more than is allowed is enough to refuse it. */
    private static void copy(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = HisCheck.LIMIT + 1;
        try (var out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
                out.write(buffer, 0, (int) Math.min(read, left));
                left -= read;
            }
        }
    }
}
