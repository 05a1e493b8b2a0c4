package org.checkgate.testkit;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/** Cards with very many files, made out of one with few; all copies of a file share its bytes. */
final class LargeCards {
    /** A frame's name: what comes before its number, the number, what comes after it. */
    private static final Pattern NUMBERED = Pattern.compile("(?s)(.*?)(\\d+)(\\D*)");
    /** Seven digits, as ARRI's frames have. */
    private static final int DIGITS = 7;

    private LargeCards() {
    }

    /** So many files whose names are like the card's, and which hold zeros. */
    static TestCard namesOnly(TestCard card, int count) {
        TestCard many = new TestCard(card.name());
        List<CardFile> files = card.files();
        for (int i = 0; i < count && !files.isEmpty(); i++) {
            CardFile file = files.get(i % files.size());
            many.with(numbered(file, i), Content.of(new byte[0]).resized(file.size()));
        }
        return many;
    }

    /** So many files in all, or some more: the whole card again and again, with numbered names. */
    static TestCard copies(TestCard card, int count) throws IOException {
        TestCard many = new TestCard(card.name());
        List<CardFile> files = card.files();
        for (int made = 0; made < count && !files.isEmpty(); made += files.size()) {
            for (CardFile file : files) {
                many.with(numbered(file, made), card.content(file.path()));
            }
        }
        return many;
    }

    /** The clip of the card that is an image sequence; null when there is none. */
    static Clip sequence(List<Clip> clips) {
        return clips.stream().filter(c -> c.files(Role.FRAME).size() > 1).findFirst().orElse(null);
    }

    /** The card with one of its sequences made as long as that: the frames' numbers go on without a gap, in seven digits or more. */
    static TestCard longSequence(TestCard card, Clip sequence, int frames) throws IOException {
        List<ClipFile> old = sequence.files(Role.FRAME);
        CardFile first = new CardFile(old.get(0).path(), old.get(0).size());
        Matcher name = lastNumber(first.fileName());
        Set<String> replaced = old.stream().map(ClipFile::path).collect(Collectors.toCollection(HashSet::new));
        TestCard many = card.only(card.files().stream().map(CardFile::path).filter(p -> !replaced.contains(p)).toList());
        String start = (first.folder().isEmpty() ? "" : first.folder() + "/") + name.group(1);
        int digits = Math.max(DIGITS, name.group(2).length());
        for (int i = 0; i < frames; i++) {
            many.with(start + padded(i, digits) + name.group(3), card.content(first.path()));
        }
        return many;
    }

    /** @throws Broken when there is no number in the name */
    private static Matcher lastNumber(String fileName) {
        Matcher name = NUMBERED.matcher(fileName);
        Broken.unless(name.matches(), "A file of role frame has no number in its name: '" + fileName + "'.");
        return name;
    }

    private static String numbered(CardFile file, int number) {
        String folder = file.folder().isEmpty() ? "" : file.folder() + "/";
        String extension = file.fileName().substring(file.stem().length());
        return folder + file.stem() + "_" + padded(number, DIGITS) + extension;
    }

    private static String padded(int number, int digits) {
        String text = String.valueOf(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
