package org.checkgate.cli.internal.terminal;

/**
 * Text from strangers, such as a file's name, as it can be shown: what would move the cursor, begin a new line or turn the
 * writing direction is spelled out, so that no name can pose as a line of ours.
 */
final class PlainText {
    private PlainText() {
    }

    /** The same text with {@code \}{@code u001b} and the like for each character that is not shown but acts. */
    static String of(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (acts(c) && plain == null) {
                plain = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (plain != null) {
                plain.append(acts(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return plain == null ? text : plain.toString();
    }

    private static boolean acts(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // Embeddings, overrides, isolates and marks that turn the writing direction.
            case Character.FORMAT -> c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069'
                    || c == '\u200E' || c == '\u200F' || c == '\u061C';
            default -> false;
        };
    }
}
