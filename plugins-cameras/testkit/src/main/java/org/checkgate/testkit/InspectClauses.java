package org.checkgate.testkit;

import java.io.IOException;
import java.util.List;
import org.checkgate.spi.Inspection;

/** How the plugin describes good clips, and what it uses up for it. */
final class InspectClauses {
    /** 200 GB: more than an int counts, and more than any plugin may read. */
    private static final long HUGE = 200_000_000_000L;
    private static final int[] SMALL_BUDGETS = {0, 1, 3, 4, 8, 12, 16, 64, 100, 512, 1024, 4096, 65_536};
    private static final int READS_UNTIL_OVER = 24;

    private final Subject subject;

    private InspectClauses(Subject subject) {
        this.subject = subject;
    }

    static List<Clause> of(Subject subject) {
        InspectClauses clauses = new InspectClauses(subject);
        return List.of(
            new Clause("inspect.answers", "inspect() says something of each clip of your own card.", clauses::answers),
            new Clause("inspect.only-own-files", "inspect() opens the clip's files and no others.", clauses::onlyOwnFiles),
            new Clause("inspect.closes-views", "inspect() closes every view that it opened, also when it throws.", clauses::closesViews),
            new Clause("inspect.repeatable", "inspect() answers the same for the same clip.", clauses::repeatable),
            new Clause("inspect.several-threads", "inspect() answers the same on several threads at once: keep no state.",
                () -> SeveralThreads.check(subject)),
            new Clause("inspect.budget", "inspect() reads 2 MiB of a clip at most, and ends when it is granted less.", clauses::budget),
            new Clause("inspect.deadline", "inspect() ends within 10 seconds, and soon when it is told that its time is used up.",
                clauses::deadline));
    }

    private void answers() {
        for (Sample sample : subject.samples()) {
            Answer answer = subject.answer(sample.card(), sample.clip(), sample.words());
            Broken.unless(answer.answered(), "Of " + sample.words() + " nothing could be said: " + answer.refusal());
            Inspection said = answer.inspection();
            Broken.unless(!said.metadata().isEmpty() || !said.raw().isEmpty(), "The inspection of " + sample.words()
                + " holds neither a fact nor a vendor's key.");
        }
    }

    private void onlyOwnFiles() {
        for (Sample sample : subject.samples()) {
            LentClip media = LentClip.of(sample.card(), sample.clip());
            subject.answer(media, sample.clip(), sample.words());
            Broken.unless(media.refused().isEmpty(), "For " + sample.words() + " it asked for files that are not the clip's: " + media.refused()
                + ".");
        }
    }

    private void closesViews() throws IOException {
        for (Sample sample : subject.samples()) {
            closed(sample, sample.words());
            for (String path : sample.paths()) {
                long size = sample.content(path).size();
                for (long length : new long[] {0, 1, size / 8, size / 2}) {
                    closed(sample.with(path, sample.content(path).resized(Math.min(size, length))), sample.words() + ", its file '" + path
                        + "' cut after " + length + " bytes,");
                }
            }
        }
    }

    private void closed(Sample sample, String words) {
        LentClip media = LentClip.of(sample.card(), sample.clip());
        subject.answer(media, sample.clip(), words);
        Broken.unless(media.open() == 0, "After the inspection of " + words + " " + media.open()
            + " views are still open. Open them with try (…).");
    }

    private void repeatable() {
        for (Sample sample : subject.samples()) {
            Answer first = subject.answer(sample.card(), sample.clip(), sample.words());
            Answer again = subject.answer(sample.card(), sample.clip(), sample.words());
            Broken.unless(first.equals(again), "Of " + sample.words() + " it said " + HostileNames.shortened(first) + ", and then "
                + HostileNames.shortened(again) + ".");
        }
    }

    private void budget() throws IOException {
        for (Sample sample : subject.samples()) {
            LentClip media = LentClip.of(sample.card(), sample.clip());
            boolean answered = subject.answer(media, sample.clip(), sample.words()).answered();
            Broken.unless(media.budget().refusals() == 0, "For " + sample.words() + " it asked for more than the " + TestCard.BUDGET
                + " bytes that a clip may cost.");
            for (int bytes : SMALL_BUDGETS) {
                subject.answer(new LentClip(sample.card(), sample.clip(), new Budget(bytes, Long.MAX_VALUE)), sample.clip(),
                    sample.words() + " with a budget of " + bytes + " bytes");
            }
            for (String path : sample.paths()) {
                String words = sample.words() + ", its file '" + path + "' followed by zeros up to " + HUGE + " bytes,";
                Sample huge = sample.with(path, sample.content(path).resized(HUGE));
                Answer answer = subject.answer(huge.card(), huge.clip(), words);
                Broken.unless(!answered || !answer.overLimit(), "The inspection of " + words + " ran into its limit and said nothing: "
                    + answer.refusal() + " Read headers, not the whole file.");
            }
        }
    }

    private void deadline() {
        for (Sample sample : subject.samples()) {
            subject.answer(sample.card(), sample.clip(), sample.words());
            for (int reads = 0; reads < READS_UNTIL_OVER; reads++) {
                subject.answer(new LentClip(sample.card(), sample.clip(), new Budget(TestCard.BUDGET, reads)), sample.clip(),
                    sample.words() + ", told after " + reads + " reads that its time is used up,");
            }
        }
    }
}
