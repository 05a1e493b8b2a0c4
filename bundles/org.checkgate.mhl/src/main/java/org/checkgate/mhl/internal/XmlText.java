package org.checkgate.mhl.internal;

/** Texts for XML 1.0. */
final class XmlText {
    private XmlText() {}

    /**
     * Escapes for element and attribute alike. Line breaks and tabs become references, as readers would change them.
     *
     * @throws IllegalArgumentException for a character that no XML document can carry
     */
    static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String replacement = replacement(text, i, c);
            if (replacement != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(replacement == null ? String.valueOf(c) : replacement);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static String replacement(String text, int at, char c) {
        switch (c) {
            case '&': return "&amp;";
            case '<': return "&lt;";
            case '>': return "&gt;";
            case '"': return "&quot;";
            case '\n': return "&#10;";
            case '\r': return "&#13;";
            case '\t': return "&#9;";
            default: break;
        }
        boolean paired = Character.isHighSurrogate(c) && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))
                || Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        if (c < ' ' || Character.isSurrogate(c) && !paired || c == '\uFFFE' || c == '\uFFFF') {
            throw new IllegalArgumentException("A hash list cannot carry this name or text, because it contains a "
                    + "control character: " + text.replaceAll("\\p{Cntrl}", "?"));
        }
        return null;
    }
}
