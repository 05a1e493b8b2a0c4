package org.checkgate.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Role;

/** How the plugin puts files together. */
final class GroupClauses {
    private static final int MANY_FRAMES = 200_000;
    /** Of a large card, so many files are taken away in turn. */
    private static final int LEFT_OUT = 64;

    private final Subject subject;

    private GroupClauses(Subject subject) {
        this.subject = subject;
    }

    static List<Clause> of(Subject subject) {
        GroupClauses clauses = new GroupClauses(subject);
        return List.of(
            new Clause("group.only-offered",
                "group() takes only files that it was offered, also where others have claimed some, and alters no size.", clauses::onlyOffered),
            new Clause("group.each-file-once", "group() puts each file into one clip at most, and there once.", clauses::eachFileOnce),
            new Clause("group.order", "Among a clip's files of one role, order() counts 0, 1, 2, … in the clip's order.", clauses::order),
            new Clause("group.format", "A clip's format is a lower-case word.", clauses::format),
            new Clause("group.repeatable", "group() answers the same for the same card.", clauses::repeatable),
            new Clause("group.hostile-names", "group() survives every name that a file can have.", clauses::hostileNames),
            new Clause("group.200000-frames", "A card with 200,000 frames is grouped and inspected within the time and the budget.",
                clauses::manyFrames));
    }

    private void onlyOffered() {
        for (TestCard card : subject.cards()) {
            List<String> paths = card.files().stream().map(CardFile::path).toList();
            check(card.copy(), "your card");
            for (int i = 0; i < Math.min(LEFT_OUT, paths.size()); i++) {
                List<String> others = new ArrayList<>(paths);
                String claimed = others.remove(i);
                check(card.only(others), "your card without '" + claimed + "'");
            }
            check(card.only(everySecond(paths, 0)), "every second file of your card");
            check(card.only(everySecond(paths, 1)), "every other second file of your card");
        }
    }

    private static List<String> everySecond(List<String> paths, int from) {
        List<String> some = new ArrayList<>();
        for (int i = from; i < paths.size(); i += 2) {
            some.add(paths.get(i));
        }
        return some;
    }

    private void check(TestCard card, String words) {
        Grouping.onlyOffered(card, subject.clips(card, words), words);
    }

    private void eachFileOnce() {
        for (TestCard card : subject.cards()) {
            Grouping.eachFileOnce(subject.clips(card.copy(), "your card"), "your card");
        }
    }

    private void order() {
        for (TestCard card : subject.cards()) {
            Grouping.inOrder(subject.clips(card.copy(), "your card"), "your card");
        }
    }

    private void format() {
        for (TestCard card : subject.cards()) {
            Set<String> bad = Grouping.badFormats(subject.clips(card.copy(), "your card"));
            Broken.unless(bad.isEmpty(), "These formats are no lower-case words: " + bad + ".");
        }
    }

    private void repeatable() {
        for (TestCard card : subject.cards()) {
            List<Clip> first = subject.clips(card.copy(), "your card");
            List<Clip> again = subject.clips(card.copy(), "your card again");
            Broken.unless(again.equals(first), "The clips of your card were " + HostileNames.shortened(first) + ", and then "
                + HostileNames.shortened(again) + ".");
        }
    }

    private void hostileNames() throws IOException {
        for (TestCard card : subject.cards()) {
            for (CardFile file : card.files().stream().limit(LEFT_OUT / 8).toList()) {
                TestCard renamed = card.copy();
                for (String path : HostileNames.of(file)) {
                    renamed.with(path, card.content(file.path()));
                }
                String words = "a card where '" + file.path() + "' has strange names too";
                List<Clip> clips = subject.clips(renamed, words);
                Grouping.honest(renamed, clips, words);
                clips.forEach(clip -> subject.answer(renamed, clip, "the clip '" + clip.name() + "'"));
            }
        }
    }

    private void manyFrames() throws IOException {
        for (TestCard card : subject.cards()) {
            Clip sequence = LargeCards.sequence(subject.clips(card.copy(), "your card"));
            TestCard many = sequence == null ? LargeCards.copies(card, MANY_FRAMES) : LargeCards.longSequence(card, sequence, MANY_FRAMES);
            String words = "your card with " + MANY_FRAMES + (sequence == null ? " files" : " frames in a sequence");
            List<Clip> clips = subject.clips(many, words);
            Grouping.honest(many, clips, words);
            Grouping.inOrder(clips, words);
            Clip longest = clips.stream().max(Comparator.comparingInt(c -> c.files().size())).orElse(null);
            if (sequence != null) {
                int frames = longest == null ? 0 : longest.files(Role.FRAME).size();
                Broken.unless(frames == MANY_FRAMES, "A sequence of " + MANY_FRAMES + " frames was grouped into a clip of " + frames + ".");
            }
            if (longest != null) {
                Answer answer = subject.answer(many, longest, "the longest clip of " + words);
                Broken.unless(!answer.overLimit(), "The inspection of a clip with " + longest.files().size() + " files ran out of its budget: "
                    + answer.refusal() + " Look at a few files of a long clip, not at all.");
            }
        }
    }
}
