package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.checkgate.mhl.Limits;

/** A hardened walk over one document's elements: no DOCTYPE, no entity, nothing fetched, depth and text bounded. */
final class XmlCursor {
    /** Characters of all different names together, each with what keeping it costs. */
    private static final int MAX_NAME_LENGTH = 8 << 20;
    private static final int NAME_OVERHEAD = 100;

    private final GuardedStream guard;
    private final Limits limits;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int nameLength;
    private int depth;

    /** Opens the document and stands at its root element, at depth 1. */
    XmlCursor(InputStream in, Limits limits) throws RefusedDocument, IOException {
        this.limits = limits;
        guard = new GuardedStream(in, limits.maxDocumentBytes(), limits.maxTextBytes());
        try {
            reader = factory().createXMLStreamReader(XmlEncoding.decode(guard));
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(e);
        }
        while (step() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                throw RefusedDocument.malformed("The document is empty", null);
            }
        }
    }

    /** The platform's own parser: a factory found by look-up could be any library's, with other defaults. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // Without one the platform prints every fault of a document on standard error.
        factory.setXMLReporter((message, type, information, location) -> { });
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are not resolved");
        });
        return factory;
    }

    int depth() {
        return depth;
    }

    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        return reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    }

    /** The attribute without namespace, or null; the platform's own look-up by name would take one of any namespace. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if ((namespace == null || namespace.isEmpty()) && reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Moves to the next child of the element that was at {@code parent}; false when that element ends. */
    boolean child(int parent) throws RefusedDocument, IOException {
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT && depth == parent + 1) {
                return true;
            }
            if (depth < parent || event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    /** As {@link #child}, and gathers the parent's own text on the way. */
    boolean childOrText(int parent, StringBuilder text) throws RefusedDocument, IOException {
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT && depth == parent + 1) {
                return true;
            }
            if (depth < parent || event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
            if (isText(event) && depth == parent) {
                append(text);
            }
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE;
    }

    private void append(StringBuilder text) throws RefusedDocument {
        if (text.length() + reader.getTextLength() > limits.maxTextBytes()) {
            throw RefusedDocument.malformed("A text is too long", null);
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    /** The current element's own text, untrimmed; moves past its end. */
    String text() throws RefusedDocument, IOException {
        int own = depth;
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = step();
            if (depth < own) {
                return text.toString();
            }
            if (isText(event) && depth == own) {
                append(text);
            }
        }
    }

    /** The text of an element that may occur once: of two, a reader could follow the wrong one. */
    static String only(String before, String text) throws RefusedDocument {
        if (before != null) {
            throw RefusedDocument.malformed("An element that may stand once stands twice", null);
        }
        return text;
    }

    /** Reads to the end, so that a broken tail is noticed. */
    void finish() throws RefusedDocument, IOException {
        while (reader.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            step();
        }
    }

    private int step() throws RefusedDocument, IOException {
        guard.event();
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(e);
        }
        switch (event) {
            case XMLStreamConstants.DTD -> throw RefusedDocument.doctype();
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                names();
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> { }
        }
        if (depth > limits.maxDepth()) {
            throw RefusedDocument.malformed("The elements are nested too deeply", null);
        }
        return event;
    }

    /** The parser keeps every name that it ever saw, so their number must be bounded. */
    private void names() throws RefusedDocument {
        name(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            name(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            name(reader.getNamespacePrefix(i));
            name(reader.getNamespaceURI(i));
        }
        if (nameLength > MAX_NAME_LENGTH) {
            throw RefusedDocument.malformed("The document has too many different names", null);
        }
    }

    private void name(String name) {
        if (name != null && names.add(name)) {
            nameLength += NAME_OVERHEAD + name.length();
        }
    }

    /** A fault of the disk must not pass for a fault of the document; the parser wraps both alike. */
    private RefusedDocument refusal(Exception cause) throws IOException {
        if (guard.failure() != null) {
            throw guard.failure();
        }
        return RefusedDocument.malformed(guard.exceeded() ? "The document or one of its texts is too long"
                : "The document is not well-formed XML", cause);
    }
}
