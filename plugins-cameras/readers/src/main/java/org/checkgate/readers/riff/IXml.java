package org.checkgate.readers.riff;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The iXML chunk (gallery.co.uk/ixml, version 3): elements as paths below BWFXML, such as {@code SPEED/TIMECODE_RATE}.
 *
 * @param values     every element with text, in the document's order; repeated TRACKs count from 1 in brackets
 * @param trackNames names by interleave index, in that order
 */
public record IXml(Map<String, String> values, List<String> trackNames) {
    /** Nothing is stated. */
    public static final IXml NONE = new IXml(Map.of(), List.of());
    private static final int MOST_VALUES = 2000;
    private static final int DEEPEST = 12;

    /** @throws IOException when the text is no XML; what stood before the fault is lost with it */
    public static IXml parse(String text) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Recorders leave room behind the end and fill it with blanks, NULs or old text.
        String document = text.substring(0, text.lastIndexOf("</BWFXML>") < 0 ? text.length() : text.lastIndexOf("</BWFXML>") + 9).strip();
        try {
            return read(factory.createXMLStreamReader(new StringReader(document)));
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's reader answers some damage with unchecked exceptions.
            throw new IOException("the iXML chunk is no XML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    private static IXml read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> values = new LinkedHashMap<>();
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        int tracks = 0;
        while (xml.hasNext() && values.size() < MOST_VALUES) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (name.equals("TRACK")) {
                    name = "TRACK[" + ++tracks + "]";
                }
                path.addLast(name);
                text.setLength(0);
                if (path.size() > DEEPEST) {
                    break;
                }
            } else if (event == XMLStreamConstants.CHARACTERS) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (!text.toString().isBlank()) {
                    values.putIfAbsent(String.join("/", path.stream().skip(1).toList()), text.toString().strip());
                }
                path.removeLast();
                text.setLength(0);
            }
        }
        return new IXml(Collections.unmodifiableMap(values), names(values, tracks));
    }

    private static List<String> names(Map<String, String> values, int tracks) {
        Map<Integer, String> byIndex = new TreeMap<>();
        for (int i = 1; i <= tracks; i++) {
            String track = "TRACK_LIST/TRACK[" + i + "]/";
            String index = values.getOrDefault(track + "INTERLEAVE_INDEX", "");
            byIndex.putIfAbsent(index.matches("\\d{1,4}") ? Integer.parseInt(index) : 10_000 + i, values.getOrDefault(track + "NAME", ""));
        }
        List<String> names = new ArrayList<>(byIndex.values());
        return names.stream().allMatch(String::isEmpty) ? List.of() : List.copyOf(names);
    }

    /**
     * The sound's start as a count of samples since midnight, 0 or more, by the clock that {@code SPEED/TIMESTAMP_SAMPLE_RATE} states: two
     * halves of 32 bits, of which Metacorder writes the low one with a sign.
     */
    public Optional<Long> samplesSinceMidnight() {
        return half("SPEED/TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI").flatMap(high -> half("SPEED/TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO")
            .map(low -> high << 32 | low)).filter(samples -> samples >= 0);
    }

    private Optional<Long> half(String path) {
        String text = values.get(path);
        return text != null && text.matches("-?\\d{1,10}") ? Optional.of(Long.parseLong(text) & 0xffff_ffffL) : Optional.empty();
    }

    /** Null when the document has no such element, or an empty one. */
    public String get(String path) {
        return values.get(path);
    }
}
