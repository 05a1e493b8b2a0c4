package org.checkgate.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Whatever the bytes say: an answer, or an IOException with a sentence, in time. */
final class DamageClauses {
    private static final long HUGE = 200_000_000_000L;
    private static final int MUTANTS = 2000;
    private static final int SEED = 20_26;
    /** Each of the first lengths, and so many more up to the end. */
    private static final int SHORT_CUTS = 512;
    private static final int LONG_CUTS = 256;

    private final Subject subject;

    private DamageClauses(Subject subject) {
        this.subject = subject;
    }

    static List<Clause> of(Subject subject) {
        DamageClauses clauses = new DamageClauses(subject);
        return List.of(
            new Clause("inspect.empty", "Files without content are grouped and inspected, or refused with a sentence.", clauses::empty),
            new Clause("inspect.truncated", "Files that are cut off, wherever, are grouped and inspected, or refused with a sentence.",
                clauses::truncated),
            new Clause("inspect.sparse-200GB",
                "Files of 200 GB that hold little but zeros are grouped and inspected, or refused with a sentence.", clauses::sparse),
            new Clause("inspect.hostile-metadata", "2,000 damaged copies of your files are grouped and inspected, or refused with a sentence.",
                clauses::mutants),
            new Clause("inspect.xml-entities", "An XML file reaches no other file through its entities, and does not swell.",
                () -> XmlEntities.check(subject)));
    }

    private void empty() throws IOException {
        for (Sample sample : subject.samples()) {
            Sample all = sample;
            for (String path : sample.paths()) {
                survives(sample.with(path, Content.of(new byte[0])), sample.words() + ", its file '" + path + "' empty,");
                all = all.with(path, Content.of(new byte[0]));
            }
            survives(all, sample.words() + ", all its files empty,");
        }
    }

    private void truncated() throws IOException {
        for (Sample sample : subject.samples()) {
            for (String path : sample.paths()) {
                Content whole = sample.content(path);
                for (long length : cuts(whole.size())) {
                    survives(sample.with(path, whole.resized(length)), sample.words() + ", its file '" + path + "' cut after " + length
                        + " bytes,");
                }
            }
        }
    }

    private static TreeSet<Long> cuts(long size) {
        TreeSet<Long> lengths = new TreeSet<>();
        for (long length = 0; length < Math.min(size, SHORT_CUTS); length++) {
            lengths.add(length);
        }
        for (int i = 1; i < LONG_CUTS; i++) {
            lengths.add((long) (size * (i / (double) LONG_CUTS)));
        }
        for (long length = Math.max(0, size - 16); length < size; length++) {
            lengths.add(length);
        }
        return lengths;
    }

    private void sparse() throws IOException {
        for (Sample sample : subject.samples()) {
            for (String path : sample.paths()) {
                Content whole = sample.content(path);
                for (int head : new int[] {0, 4, 12, 64, 512, 4096, 65_536}) {
                    long kept = Math.min(head, whole.size());
                    survives(sample.with(path, whole.resized(kept).resized(HUGE)), sample.words() + ", its file '" + path
                        + "' made of its first " + kept + " bytes and zeros up to " + HUGE + " bytes,");
                }
                survives(sample.with(path, whole.resized(HUGE)), sample.words() + ", its file '" + path + "' followed by zeros up to " + HUGE
                    + " bytes,");
                byte[] start = whole.head(65_536);
                survives(sample.with(path, whole.resized(HUGE).patched(HUGE - start.length, start)), sample.words() + ", its file '" + path
                    + "' grown to " + HUGE + " bytes and ending as it starts,");
            }
        }
    }

    private void mutants() throws IOException {
        Random random = new Random(SEED);
        List<Sample> samples = subject.samples();
        for (int i = 0; i < MUTANTS; i++) {
            Sample sample = samples.get(i % samples.size());
            List<String> paths = sample.paths();
            String path = paths.get(random.nextInt(paths.size()));
            survives(sample.with(path, Mutant.of(sample.content(path), random)), sample.words() + ", its file '" + path + "' damaged (mutant "
                + i + "),");
        }
    }

    /** @throws Broken when grouping or inspecting ends in a way that it may not */
    private void survives(Sample sample, String words) {
        Grouping.honest(sample.card(), subject.clips(sample.card(), words), words);
        subject.answer(sample.card(), sample.clip(), words);
    }
}
