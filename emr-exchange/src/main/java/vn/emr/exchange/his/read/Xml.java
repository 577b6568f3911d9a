package vn.emr.exchange.his.read;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.io.Reader;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Unreadable;

/** Pulls events from an XML document that may have no document type, no entities and no deep nesting. */
final class Xml implements AutoCloseable {

    /** Deepest nesting: the format needs 9. */
    static final int MAX_DEPTH = 32;

    private static final InputFactoryImpl FACTORY = new InputFactoryImpl();

    static {
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private final XMLStreamReader2 reader;
    private final Place place;
    private int depth;

    private Xml(XMLStreamReader2 reader, Place place) {
        this.reader = reader;
        this.place = place;
    }

    static Xml of(InputStream bytes, Place place) throws XMLStreamException, Unreadable {
        return new Xml((XMLStreamReader2) FACTORY.createXMLStreamReader(bytes, "UTF-8"), place).checked();
    }

    static Xml of(Reader text, Place place) throws XMLStreamException {
        return new Xml((XMLStreamReader2) FACTORY.createXMLStreamReader(text), place);
    }

    private Xml checked() throws Unreadable {
        String declared = reader.getCharacterEncodingScheme();
        if (declared != null && !isUtf8(declared)) {
            throw new Unreadable(Finding.of(HisRule.ENCODING_INVALID, place, "0", ""));
        }
        return this;
    }

    private static boolean isUtf8(String encoding) {
        String name = encoding.toUpperCase(Locale.ROOT);
        return name.equals("UTF-8") || name.equals("UTF8") || name.equals("US-ASCII");
    }

    /** The next event; {@link XMLStreamConstants#END_DOCUMENT} is the last. */
    int next() throws XMLStreamException, Unreadable {
        int event = reader.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > MAX_DEPTH) {
                    throw new Unreadable(Finding.of(HisRule.XML_DEPTH, place, "", Integer.toString(MAX_DEPTH)));
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new Unreadable(Finding.of(HisRule.XML_DOCTYPE, place));
            default -> {}
        }
        return event;
    }

    String name() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    XMLStreamReader2 reader() {
        return reader;
    }

    long start() throws XMLStreamException {
        return reader.getLocationInfo().getStartingByteOffset();
    }

    long end() throws XMLStreamException {
        return reader.getLocationInfo().getEndingByteOffset();
    }

    /** Why reading failed, if it was one of ours beneath the parser's own exception. */
    static @Nullable Unreadable reason(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof Unreadable unreadable) {
                return unreadable;
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
