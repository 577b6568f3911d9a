package vn.emr.exchange.his.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.read.ExportFile;

/** What a file is that cannot be read as XML, by its first bytes: somebody chose another file than the export. */
public enum FileKind {
    PDF("PDF", "%PDF"),
    ZIP("ZIP / Word / Excel", "PK"),
    OFFICE("Word / Excel 97–2003", "\u00D0\u00CF\u0011\u00E0"),
    GZIP("GZIP", "\u001F\u008B"),
    RAR("RAR", "Rar!"),
    SEVEN_ZIP("7-Zip", "7z\u00BC\u00AF"),
    JPEG("JPEG", "\u00FF\u00D8\u00FF"),
    PNG("PNG", "\u0089PNG"),
    JSON("JSON", "{");

    private static final int LOOK = 4;

    private final String name;
    private final String start;

    FileKind(String name, String start) {
        this.name = name;
        this.start = start;
    }

    /** Why a file is not read as XML: what it is instead, where that can be seen, and where reading it ended. */
    public static List<Finding> explain(Finding unreadable, ExportFile file) throws IOException {
        try (InputStream content = file.open()) {
            byte[] first = content.readNBytes(LOOK);
            Stream<Finding> kind = Arrays.stream(values())
                    .filter(k -> k.begins(first))
                    .limit(1)
                    .map(k -> Finding.of(HisRule.FILE_KIND, Place.WHOLE, k.name, ""));
            return Stream.concat(kind, Stream.of(unreadable)).toList();
        }
    }

    private boolean begins(byte[] first) {
        if (first.length < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if ((first[i] & 0xFF) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
