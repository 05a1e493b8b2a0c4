package org.checkgate.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;

/** Different clips inspected at the same time give what they gave one after the other. */
final class SeveralThreads {
    private static final int THREADS = 8;
    private static final int ROUNDS = 10;

    private SeveralThreads() {
    }

    private record Expected(Sample sample, Answer answer) {
    }

    static void check(Subject subject) throws Exception {
        List<Expected> expected = new ArrayList<>();
        for (Sample sample : different(subject.samples())) {
            expected.add(new Expected(sample, subject.answer(sample.card(), sample.clip(), sample.words())));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                work.add(() -> {
                    together.await();
                    for (int round = 0; round < ROUNDS; round++) {
                        compare(subject, expected.get((first + round) % expected.size()));
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void compare(Subject subject, Expected expected) {
        Sample sample = expected.sample();
        Answer answer = subject.answer(sample.card(), sample.clip(), sample.words());
        Broken.unless(answer.equals(expected.answer()), "Of " + sample.words() + " it said " + HostileNames.shortened(expected.answer())
            + " when it was asked alone, and " + HostileNames.shortened(answer) + " when it was asked for other clips at the same time.");
    }

    /** Each clip, under another name, and cut off in its middle: what is kept between calls shows only between different clips. */
    private static List<Sample> different(List<Sample> samples) throws IOException {
        List<Sample> all = new ArrayList<>();
        for (Sample sample : samples) {
            all.add(sample);
            all.add(renamed(sample));
            String path = sample.clip().primary().path();
            Content content = sample.content(path);
            all.add(sample.with(path, content.resized(content.size() / 2)));
        }
        return all;
    }

    private static Sample renamed(Sample sample) throws IOException {
        TestCard card = new TestCard("B002R2ZB");
        List<ClipFile> files = new ArrayList<>();
        for (ClipFile file : sample.clip().files()) {
            String path = "OTHER/" + file.path();
            card.with(path, sample.content(file.path()));
            files.add(new ClipFile(path, file.size(), file.role(), file.order()));
        }
        return new Sample(card, new Clip("OTHER_" + sample.clip().name(), sample.clip().format(), files));
    }
}
