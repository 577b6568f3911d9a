package vn.emr.exchange.his.read;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Unreadable;

/** Reads one HOSO of at most {@link ExportScanner#HOSO_LIMIT} bytes, in whichever form NOIDUNGFILE has. */
public final class HosoReader {

    /** A row of a check-in document, which is no HOSO of files. */
    static final String CHECK_IN = "TRANG_THAI_KCB";

    private final FieldList fields = FieldList.standard();
    private final Map<String, HisTable> tables = new LinkedHashMap<>();
    private final Map<String, String> unknown = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private HosoReader() {}

    /**
     * Reads the bytes of a HOSO element.
     *
     * @param namespaces prefixes declared around it
     * @throws Unreadable when it is refused, with the reason
     */
    public static Hoso read(byte[] hoso, Map<String, String> namespaces) throws Unreadable {
        return new HosoReader().hoso(hoso, namespaces);
    }

    private Hoso hoso(byte[] bytes, Map<String, String> namespaces) throws Unreadable {
        XmlNode root = parse(wrapped(bytes, namespaces), Place.WHOLE, HisRule.XML_MALFORMED);
        for (XmlNode hoso : root.children()) {
            if (hoso.name().equals(CHECK_IN)) {
                rows("XML0").read(hoso);
            }
            files(hoso);
        }
        return new Hoso(List.copyOf(tables.values()), unknown, findings);
    }

    private void files(XmlNode hoso) throws Unreadable {
        try {
            for (XmlNode file : hoso.children("FILEHOSO").toList()) {
                file(file);
            }
        } catch (Unreadable unreadable) {
            throw new Unreadable(
                    unreadable.finding(), new Hoso(List.copyOf(tables.values()), unknown, findings).episode());
        }
    }

    /** The slice inside an element that declares what was declared around it. */
    private static InputStream wrapped(byte[] hoso, Map<String, String> namespaces) {
        StringBuilder start = new StringBuilder("<x");
        namespaces.forEach((prefix, uri) -> start.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                .append("=\"")
                .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"'));
        byte[] before = start.append('>').toString().getBytes(StandardCharsets.UTF_8);
        byte[] after = "</x>".getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(before), new ByteArrayInputStream(hoso)),
                new ByteArrayInputStream(after));
    }

    private void file(XmlNode file) throws Unreadable {
        String table = file.child("LOAIHOSO").map(XmlNode::value).orElse("");
        XmlNode content = file.child("NOIDUNGFILE").orElse(null);
        if (!fields.knows(table)) {
            unknown.put(table, content == null ? "" : content.value());
            findings.add(Finding.of(HisRule.TABLE_UNKNOWN, Place.table(table.isEmpty() ? "LOAIHOSO" : table)));
        } else if (content != null) {
            add(table, content);
        }
    }

    private void add(String table, XmlNode content) throws Unreadable {
        TableRows found = rows(table);
        if (!content.isLeaf()) {
            content.children().forEach(found::read);
        } else if (!content.text().isBlank()) {
            found.read(inner(table, content.text().strip()));
        }
    }

    /** Reads into the table, behind what of it was read before. */
    private TableRows rows(String table) {
        HisTable known = tables.computeIfAbsent(table, t -> new HisTable(t, new ArrayList<>()));
        return new TableRows(fields, table, known.rows(), findings);
    }

    private static XmlNode inner(String table, String text) throws Unreadable {
        Place place = Place.table(table);
        if (text.startsWith("<") || text.startsWith("\uFEFF")) {
            return parse(new StringReader(text.startsWith("<") ? text : text.substring(1)), place);
        }
        byte[] bytes = decode(table, text);
        return parse(new ByteArrayInputStream(bytes), place, HisRule.CONTENT_MALFORMED);
    }

    private static byte[] decode(String table, String text) throws Unreadable {
        Finding broken = Finding.of(HisRule.CONTENT_BASE64, new Place(table, 0, "NOIDUNGFILE"));
        try {
            byte[] bytes = Base64.getDecoder().decode(withoutWhiteSpace(text));
            String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.UTF_8);
            if (start.replace("\uFEFF", "").strip().startsWith("<")) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable(broken);
        }
        throw new Unreadable(broken);
    }

    /** As some HIS wrap it; any other character that is no digit of base64 is refused. */
    private static byte[] withoutWhiteSpace(String text) {
        byte[] digits = text.getBytes(StandardCharsets.UTF_8);
        int kept = 0;
        for (byte digit : digits) {
            if (digit != ' ' && (digit < '\t' || digit > '\r')) {
                digits[kept++] = digit;
            }
        }
        return Arrays.copyOf(digits, kept);
    }

    private static XmlNode parse(StringReader text, Place place) throws Unreadable {
        try (Xml xml = Xml.of(text, place)) {
            return XmlNode.read(xml);
        } catch (XMLStreamException | RuntimeException e) {
            throw malformed(e, place, HisRule.CONTENT_MALFORMED);
        }
    }

    private static XmlNode parse(InputStream bytes, Place place, HisRule rule) throws Unreadable {
        try (Xml xml = Xml.of(new GuardedInput(bytes, Integer.MAX_VALUE), place)) {
            return XmlNode.read(xml);
        } catch (XMLStreamException | RuntimeException e) {
            throw malformed(e, place, rule);
        }
    }

    private static Unreadable malformed(Exception e, Place place, HisRule rule) {
        Unreadable reason = Xml.reason(e);
        if (reason != null) {
            Finding f = reason.finding();
            return new Unreadable(new Finding(f.rule(), f.severity(), place, f.value(), f.wanted()));
        }
        String line = e instanceof XMLStreamException x && x.getLocation() != null
                ? Integer.toString(x.getLocation().getLineNumber())
                : "?";
        return new Unreadable(Finding.of(rule, place, line, ""));
    }
}
