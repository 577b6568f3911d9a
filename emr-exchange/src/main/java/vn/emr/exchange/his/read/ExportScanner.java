package vn.emr.exchange.his.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Unreadable;

/**
 * First pass over an export: is it XML to its very end, whose is it, and where in it are the HOSO. Memory use doesn't
 * depend on the size of the file.
 */
public final class ExportScanner {

    /** Largest HOSO, bytes. */
    public static final int HOSO_LIMIT = 16 << 20;

    /** Most that all of the file outside its HOSO may be, bytes. */
    public static final int ENVELOPE_LIMIT = 16 << 20;

    private static final int MAX_HOSOS = 100_000;
    private static final int MAX_HEADER = 100;
    private static final String BEGINNING = "1:1";
    private static final String ROOT = "GIAMDINHHS";
    private static final String HOSO = "/GIAMDINHHS/THONGTINHOSO/DANHSACHHOSO/HOSO";
    private static final String FACILITY = "/GIAMDINHHS/THONGTINDONVI/MACSKCB";
    private static final String CHECK_IN_ROOT = "CHI_TIEU_TRANG_THAI_KCB";
    private static final String CHECK_IN_HOSO = "/CHI_TIEU_TRANG_THAI_KCB/DSACH_TRANG_THAI_KCB/" + HosoReader.CHECK_IN;
    private static final String MADE = "/GIAMDINHHS/THONGTINHOSO/NGAYLAP";
    private static final String COUNT = "/GIAMDINHHS/THONGTINHOSO/SOLUONGHOSO";

    private final LongConsumer progress;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Span> hosos = new ArrayList<>();
    private final Map<String, StringBuilder> headers = new HashMap<>();
    private final Map<String, String> namespaces = new HashMap<>();
    private final CheckIns checkIns = new CheckIns();
    private String hoso = HOSO;
    private long hosoStart = -1;
    private int hosoDepth;
    private long inHosos;

    private ExportScanner(LongConsumer progress) {
        this.progress = progress;
    }

    /**
     * Reads the whole file.
     *
     * @param progress told now and then how many bytes were read
     * @throws Unreadable when the file is refused, with the reason
     */
    public static Envelope scan(ExportFile file, LongConsumer progress) throws IOException {
        try (InputStream in = file.open()) {
            return new ExportScanner(progress).scan(in);
        }
    }

    private Envelope scan(InputStream in) throws IOException {
        GuardedInput guarded = new GuardedInput(beginning(in), HOSO_LIMIT + (1 << 20));
        try (Xml xml = Xml.of(guarded, Place.WHOLE)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                guarded.progress();
                handle(event, xml);
                limit(guarded.position());
            }
        } catch (XMLStreamException | RuntimeException e) {
            Unreadable reason = Xml.reason(e);
            throw reason != null ? reason : malformed(place(e));
        }
        return new Envelope(
                isCheckIn() ? checkIns.facility() : header(FACILITY),
                header(MADE),
                header(COUNT),
                hosos,
                guarded.position(),
                namespaces);
    }

    /** Anything that doesn't begin like XML is told from XML in another encoding before the bytes are judged. */
    private static InputStream beginning(InputStream in) throws IOException {
        byte[] start = in.readNBytes(1024);
        int at = start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF
                ? 3
                : 0;
        while (at < start.length && (start[at] == ' ' || start[at] == '\n' || start[at] == '\r' || start[at] == '\t')) {
            at++;
        }
        if (start.length >= 2 && (start[0] & 0xFE) == 0xFE && (start[1] & 0xFE) == 0xFE) {
            throw new Unreadable(Finding.of(HisRule.ENCODING_INVALID, Place.WHOLE, "0", ""));
        }
        if (at == start.length || start[at] != '<') {
            throw malformed(BEGINNING);
        }
        return new SequenceInputStream(new ByteArrayInputStream(start), in);
    }

    private static Unreadable malformed(String at) {
        return new Unreadable(Finding.of(HisRule.XML_MALFORMED, Place.WHOLE, at, ""));
    }

    /** Line and column; the parser reads ahead, so how far it has read says little. */
    private static String place(Exception e) {
        Location at = e instanceof XMLStreamException x ? x.getLocation() : null;
        return at == null ? "?" : at.getLineNumber() + ":" + at.getColumnNumber();
    }

    private void handle(int event, Xml xml) throws XMLStreamException, IOException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end(xml);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
            default -> {}
        }
    }

    private void start(Xml xml) throws XMLStreamException, Unreadable {
        String name = xml.name();
        if (path.isEmpty()) {
            root(name);
        }
        path.addLast(name);
        if (hosoStart >= 0) {
            return;
        }
        if (here().equals(hoso)) {
            hosoStart = xml.start();
            hosoDepth = path.size();
        } else {
            for (int i = 0; i < xml.reader().getNamespaceCount(); i++) {
                String prefix = xml.reader().getNamespacePrefix(i);
                namespaces.put(prefix == null ? "" : prefix, xml.reader().getNamespaceURI(i));
            }
        }
    }

    /** A check-in (XML0) is a document of its own. */
    private void root(String name) throws Unreadable {
        if (name.equals(CHECK_IN_ROOT)) {
            hoso = CHECK_IN_HOSO;
        } else if (!name.equals(ROOT)) {
            throw new Unreadable(Finding.of(HisRule.ENVELOPE_ROOT, Place.WHOLE));
        }
    }

    private boolean isCheckIn() {
        return hoso.equals(CHECK_IN_HOSO);
    }

    private void end(Xml xml) throws XMLStreamException, Unreadable {
        if (hosoStart >= 0 && path.size() == hosoDepth) {
            Span span = new Span(hosoStart, xml.end());
            if (isCheckIn() && checkIns.goesOn()) {
                Span before = hosos.remove(hosos.size() - 1);
                inHosos -= before.length();
                span = new Span(before.start(), span.end());
            }
            hosos.add(span);
            inHosos += span.length();
            hosoStart = -1;
            progress.accept(span.end());
            if (hosos.size() > MAX_HOSOS) {
                throw new Unreadable(
                        Finding.of(HisRule.SIZE_LIMIT, Place.envelope("DANHSACHHOSO"), "", MAX_HOSOS + " HOSO"));
            }
        }
        path.removeLast();
    }

    private void text(Xml xml) {
        if (isCheckIn() && hosoStart >= 0 && path.size() == CheckIns.DEPTH) {
            checkIns.text(path.getLast(), xml.text());
        } else if (hosoStart < 0) {
            String here = here();
            if (here.equals(FACILITY) || here.equals(MADE) || here.equals(COUNT)) {
                StringBuilder header = headers.computeIfAbsent(here, k -> new StringBuilder());
                if (header.length() < MAX_HEADER) {
                    header.append(xml.text());
                }
            }
        }
    }

    private void limit(long position) throws Unreadable {
        if (hosoStart < 0 && position - inHosos > ENVELOPE_LIMIT + HOSO_LIMIT) {
            throw new Unreadable(Finding.of(HisRule.SIZE_LIMIT, Place.WHOLE, "", ENVELOPE_LIMIT + " byte"));
        }
    }

    private String here() {
        return '/' + String.join("/", path);
    }

    private String header(String at) {
        StringBuilder text = headers.get(at);
        return text == null ? "" : text.toString().strip();
    }
}
