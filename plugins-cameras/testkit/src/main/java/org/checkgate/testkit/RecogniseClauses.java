package org.checkgate.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.checkgate.spi.CardFile;

/** Who the plugin is, and how it looks at a card. */
final class RecogniseClauses {
    /** More files than the largest roll has. */
    private static final int MANY_FILES = 300_000;
    /** "Few": on a remote store each head is a request. */
    private static final int FEW_HEADS = 100;

    private final Subject subject;

    private RecogniseClauses(Subject subject) {
        this.subject = subject;
    }

    static List<Clause> of(Subject subject) {
        RecogniseClauses clauses = new RecogniseClauses(subject);
        return List.of(
            new Clause("name.stable", "name() gives lower-case letters, digits and '-', the same at every call.", clauses::name),
            new Clause("recognise.score", "recognise() gives your own card 1 to 100, the same at every call.", clauses::score),
            new Clause("recognise.empty-card", "recognise() gives a card without files 0.", clauses::emptyCard),
            new Clause("recognise.foreign-card", "recognise() gives a card with nothing of the family 0.", clauses::foreignCard),
            new Clause("recognise.quick", "recognise() opens few heads, however many files a card has.", clauses::quick));
    }

    private void name() {
        String name = subject.name();
        Broken.unless(name.matches("[a-z0-9-]+"), "The name is '" + name + "'.");
        for (int i = 0; i < 3; i++) {
            String again = subject.name();
            Broken.unless(again.equals(name), "The name was '" + name + "', and then '" + again + "'.");
        }
    }

    private void score() {
        for (TestCard card : subject.cards()) {
            int score = subject.score(card.copy(), "your card");
            Broken.unless(score >= 1 && score <= 100, "The score of your card is " + score + ".");
            int again = subject.score(card.copy(), "your card again");
            Broken.unless(again == score, "The score of your card was " + score + ", and then " + again + ".");
        }
    }

    private void emptyCard() {
        int score = subject.score(new TestCard(), "an empty card");
        Broken.unless(score == 0, "The score of an empty card is " + score + ".");
        score = subject.score(new TestCard(""), "an empty card without a name");
        Broken.unless(score == 0, "The score of an empty card without a name is " + score + ".");
    }

    private void foreignCard() {
        byte[] text = "Nothing that a camera wrote.\n".getBytes(StandardCharsets.UTF_8);
        TestCard card = new TestCard("UNTITLED").with(".Spotlight-V100/VolumeConfiguration.plist", text)
            .with("System Volume Information/IndexerVolumeGuid", text)
            .with("holiday plan.docx", text).with("backup/setup.exe", new byte[4096]).with("backup/README", text).with("no_content", new byte[0]);
        int score = subject.score(card, "a card with nothing of the family");
        Broken.unless(score == 0, "The score is " + score + " for a card that holds " + card.files().stream().map(CardFile::path).toList() + ".");
    }

    private void quick() {
        for (TestCard card : subject.cards()) {
            TestCard many = LargeCards.namesOnly(card, MANY_FILES);
            int score = subject.score(many, "a card with " + MANY_FILES + " files of your names and no content");
            Broken.unless(score >= 0 && score <= 100, "The score is " + score + " for a card of " + MANY_FILES + " files.");
            Broken.unless(many.headsRead() <= FEW_HEADS, "Of a card with " + MANY_FILES + " files of your names it opened " + many.headsRead()
                + " heads; " + FEW_HEADS + " are the most. Look at names first, and give up after a few heads that are none of yours.");
        }
    }
}
