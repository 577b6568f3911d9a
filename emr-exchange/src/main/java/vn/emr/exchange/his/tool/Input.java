package vn.emr.exchange.his.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

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

    /** All files, of folders those that are XML or zip, by name. */
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
            return files.filter(Files::isRegularFile)
                    .filter(f -> ends(f.toString(), ".xml") || ends(f.toString(), ".zip"))
                    .sorted()
                    .map(Input::new)
                    .toList();
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

    /** Does it with the file, or with each in the zip. */
    void each(Work work) throws IOException {
        if (!ends(name(), ".zip")) {
            work.on(new PathFile(name(), path));
            return;
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(e -> !e.isDirectory() && ends(e.getName(), ".xml"))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                unpacked(zip, entry, work);
            }
        }
    }

    /** HOSO are read where they are in the file, which a zip doesn't allow. */
    private void unpacked(ZipFile zip, ZipEntry entry, Work work) throws IOException {
        Path file = Files.createTempFile("emr-his-check", ".xml");
        try {
            try (InputStream in = zip.getInputStream(entry)) {
                copy(in, file);
            }
            work.on(new PathFile(name() + '!' + entry.getName(), file));
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
