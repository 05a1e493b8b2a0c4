package org.checkgate.camera.editorial;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of an XML text, flat and in the order in which they end: each with its path of local names below the root, where the
 * second and further ones of a name count in brackets, as in {@code pipeline/lookTransform[2]/description}.
 *
 * @param root     the root's local name
 * @param elements with text or attributes; others say nothing
 */
record XmlElements(String root, List<Element> elements) {
    private static final int MOST_ELEMENTS = 5000;
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 4000;

    /**
     * @param path       below the root; the root's own is empty
     * @param attributes by local name
     * @param text       directly in it, without white space around; cut off where it is very long
     */
    record Element(String path, Map<String, String> attributes, String text) {
        /** Whether the path's last part is of that name, in whichever case, counted or not. */
        boolean is(String name) {
            String last = path.substring(path.lastIndexOf('/') + 1);
            int bracket = last.indexOf('[');
            return (bracket < 0 ? last : last.substring(0, bracket)).equalsIgnoreCase(name);
        }
    }

    /**
     * No document type is read and no entity resolved.
     *
     * @param text of one that is not complete the end is missing, and that is no fault
     * @throws IOException when the text is no XML
     */
    static XmlElements read(SidecarText text) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Walk walk = new Walk();
        try {
            walk.over(factory.createXMLStreamReader(new StringReader(text.text().strip())));
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's reader answers some damage with unchecked exceptions.
            if (text.complete() || walk.root.isEmpty()) {
                throw new IOException("The file is no XML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
            }
        }
        return new XmlElements(walk.root, List.copyOf(walk.found));
    }

    /** The text of the first element of that path; empty where there is none. */
    String text(String path) {
        return elements.stream().filter(e -> e.path().equals(path)).map(Element::text).findFirst().orElse("");
    }

    /** An element that has begun. */
    private static final class Open {
        private final String path;
        private final Map<String, String> attributes = new HashMap<>();
        private final Map<String, Integer> children = new HashMap<>();
        private final StringBuilder text = new StringBuilder();

        Open(String path) {
            this.path = path;
        }
    }

    private static final class Walk {
        private final List<Element> found = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();
        private String root = "";

        void over(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext() && found.size() < MOST_ELEMENTS && open.size() <= DEEPEST) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(xml);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
                    case XMLStreamConstants.END_ELEMENT -> end();
                    default -> {
                    }
                }
            }
        }

        private void begin(XMLStreamReader xml) {
            Open parent = open.peekLast();
            String name = xml.getLocalName();
            if (parent == null) {
                root = name;
                open.addLast(new Open(""));
            } else {
                int number = parent.children.merge(name, 1, Integer::sum);
                String step = number == 1 ? name : name + "[" + number + "]";
                open.addLast(new Open(parent.path.isEmpty() ? step : parent.path + "/" + step));
            }
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                open.getLast().attributes.put(xml.getAttributeLocalName(i), shortened(xml.getAttributeValue(i)));
            }
        }

        private void text(XMLStreamReader xml) {
            StringBuilder text = open.getLast().text;
            if (text.length() < LONGEST_TEXT) {
                text.append(shortened(xml.getText()));
            }
        }

        private void end() {
            Open ended = open.removeLast();
            String text = shortened(ended.text.toString()).strip();
            if (!text.isEmpty() || !ended.attributes.isEmpty()) {
                found.add(new Element(ended.path, Map.copyOf(ended.attributes), text));
            }
        }

        private static String shortened(String text) {
            return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        }
    }
}
