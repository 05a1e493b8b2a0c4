package org.checkgate.ledger.internal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How texts are compared: small letters, composed signs, and words. */
final class SearchText {
    /** The longest word that is kept; what is longer is known by its beginning. */
    static final int LONGEST = 64;
    /** The most words that a clip is found by: a camera's notes may be a novel. */
    static final int MOST = 48;
    private static final Pattern CHUNK = Pattern.compile("\\S+");
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    private SearchText() {
    }

    static String key(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** What a clip with these texts is found by: each word whole, such as {@code a001c003_260314}, and its runs of letters and digits. */
    static Set<String> words(Collection<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher chunk = CHUNK.matcher(key(text));
            while (chunk.find() && words.size() < MOST) {
                add(EDGES.matcher(chunk.group()).replaceAll(""), words);
                for (Matcher run = RUN.matcher(chunk.group()); run.find(); ) {
                    add(run.group(), words);
                }
            }
        }
        return words;
    }

    private static void add(String word, Set<String> words) {
        if (!word.isEmpty() && words.size() < MOST) {
            words.add(cut(word));
        }
    }

    /** The words that a person typed, each of them whole. */
    static Set<String> asked(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (Matcher chunk = CHUNK.matcher(key(text)); chunk.find(); ) {
            String word = EDGES.matcher(chunk.group()).replaceAll("");
            if (!word.isEmpty()) {
                words.add(cut(word));
            }
        }
        return words;
    }

    /** The first text after all that begin with this one; none begins with the highest sign. */
    static String afterAll(String beginning) {
        return beginning + Character.MAX_VALUE;
    }

    private static String cut(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }
}
