package vn.emr.exchange.his.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Unreadable;

/** An element with its text and children; attributes mean nothing in this format. */
final class XmlNode {

    /** Elements of the decisions, with their values, take more than 16 bytes each: no HOSO of theirs has so many. */
    private static final int MOST = 1_000_000;

    /** A letter of Vietnamese has two. To compose thousands on one takes minutes (Stream-Safe Text, UAX 15, has 30). */
    private static final int MOST_MARKS = 30;

    private static final char FIRST_MARK = '\u0300';

    private final String name;
    private final List<XmlNode> children = new ArrayList<>();

    /** Most elements have one piece of text, or none; where there are more, all of it. */
    private CharSequence text = "";

    private XmlNode(String name) {
        this.name = name;
    }

    /**
     * Reads the document's root element and all of it.
     *
     * @throws Unreadable also when it has more elements than any HOSO: each takes memory, however short it is
     */
    static XmlNode read(Xml xml) throws XMLStreamException, Unreadable {
        XmlNode root = new XmlNode("");
        int elements = 0;
        int marks = 0;
        List<XmlNode> open = new ArrayList<>(List.of(root));
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            XmlNode current = open.get(open.size() - 1);
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST) {
                        throw new Unreadable(Finding.of(HisRule.SIZE_LIMIT, Place.WHOLE, "", MOST + " XML element"));
                    }
                    XmlNode child = new XmlNode(xml.name());
                    current.children.add(child);
                    open.add(child);
                }
                case XMLStreamConstants.END_ELEMENT -> open.remove(open.size() - 1);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    String piece = xml.text();
                    marks = marks(marks, piece);
                    current.more(piece);
                }
                default -> {}
            }
        }
        return root.children.get(0);
    }

    /** How many marks stand at the end of what was read so far, on one letter. */
    private static int marks(int before, String text) throws Unreadable {
        int marks = before;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < FIRST_MARK) {
                marks = 0;
                continue;
            }
            int character = text.codePointAt(at);
            at += Character.charCount(character) - 1;
            marks = isMark(character) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                throw new Unreadable(Finding.of(HisRule.SIZE_LIMIT, Place.WHOLE, "", MOST_MARKS + " combining mark"));
            }
        }
        return marks;
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private void more(String piece) {
        if (text.isEmpty()) {
            text = piece;
            return;
        }
        StringBuilder pieces = text instanceof StringBuilder begun ? begun : new StringBuilder(text);
        pieces.append(piece);
        text = pieces;
    }

    String name() {
        return name;
    }

    List<XmlNode> children() {
        return children;
    }

    Stream<XmlNode> children(String of) {
        return children.stream().filter(c -> c.name.equals(of));
    }

    Optional<XmlNode> child(String of) {
        return children(of).findFirst();
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** The text as it is. */
    String text() {
        return text.toString();
    }

    /** The text as a value: composed Unicode (NFC), no white space around it. */
    String value() {
        return Normalizer.normalize(whole().strip(), Normalizer.Form.NFC);
    }

    private String whole() {
        if (isLeaf()) {
            return text();
        }
        StringBuilder all = new StringBuilder();
        collect(all);
        return all.toString();
    }

    private void collect(StringBuilder all) {
        all.append(text);
        children.forEach(c -> c.collect(all));
    }
}
