package vn.emr.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/** One file of as many episodes as one likes: the smallest of the demo's, each time of another patient. */
final class GeneratedExport {

    private static final Pattern COUNT = Pattern.compile("(<SOLUONGHOSO>)\\d+(<)");
    private static final String BEGIN = "<HOSO>";
    private static final String END = "</HOSO>";

    private final String head;
    private final String unit;
    private final String tail;

    private GeneratedExport(String file) {
        int begin = file.indexOf(BEGIN);
        int end = file.indexOf(END) + END.length();
        this.head = file.substring(0, begin);
        this.unit = file.substring(begin, end);
        this.tail = file.substring(file.lastIndexOf(END) + END.length());
    }

    static GeneratedExport ofSmallest() {
        return DemoData.files().stream()
                .map(f -> new String(f.content(), StandardCharsets.UTF_8))
                .filter(f -> f.contains(BEGIN) && HisBodies.in(f))
                .map(GeneratedExport::new)
                .min(Comparator.comparing(f -> f.unit.length()))
                .orElseThrow();
    }

    /** Code of the facility that sends it. */
    String sender() {
        return HisDoor.sender(head.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the file. */
    void write(Path file, int episodes, String mark) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(COUNT.matcher(head).replaceAll("$1" + episodes + "$2"));
            for (int no = 1; no <= episodes; no++) {
                out.write(new OtherPatients(mark, no).in(unit));
            }
            out.write(tail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
