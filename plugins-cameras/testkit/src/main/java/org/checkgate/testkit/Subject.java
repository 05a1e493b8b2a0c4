package org.checkgate.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;

/** The plugin under test with the author's good cards, and the calls into it, each within its time. */
final class Subject {
    /** Of each kind one clip stands for all of it, and where there are few kinds, others fill up to so many a card. */
    private static final int FEWEST_SAMPLES = 4;

    private final CameraPlugin plugin;
    private final List<TestCard> cards;
    private final Duration clipTime;
    private final Duration cardTime;
    private List<Sample> samples;

    /**
     * @param clipTime how long an inspection may take
     * @param cardTime how long recognising may take, and as long again for grouping
     */
    Subject(CameraPlugin plugin, List<TestCard> cards, Duration clipTime, Duration cardTime) {
        this.plugin = plugin;
        this.cards = List.copyOf(cards);
        this.clipTime = clipTime;
        this.cardTime = cardTime;
    }

    List<TestCard> cards() {
        return cards;
    }

    Duration clipTime() {
        return clipTime;
    }

    String name() {
        return TimedCall.within(clipTime, "say its name", plugin::name).orBroken("say its name");
    }

    /** @param card in words, such as {@code an empty card} */
    int score(TestCard card, String words) {
        String what = "recognise " + words;
        return TimedCall.within(cardTime, what, () -> plugin.recognise(card)).orBroken(what);
    }

    /** @param words the card in words */
    List<Clip> clips(TestCard card, String words) {
        String what = "group " + words;
        List<Clip> clips = TimedCall.within(cardTime, what, () -> plugin.group(card)).orBroken(what);
        for (Clip clip : clips) {
            Broken.unless(clip != null, "Among the clips of " + words + " is null.");
        }
        return List.copyOf(clips);
    }

    Answer answer(TestCard card, Clip clip, String words) {
        return answer(LentClip.of(card, clip), clip, words);
    }

    Answer answer(LentClip media, Clip clip, String words) {
        try {
            return Answer.of(TimedCall.within(clipTime, "inspect " + words, () -> plugin.inspect(clip, media)), words);
        } finally {
            media.budget().end();
        }
    }

    /** The clips of the author's cards that stand for all of them, each on a card of its own. */
    synchronized List<Sample> samples() {
        if (samples == null) {
            List<Sample> found = new ArrayList<>();
            for (TestCard card : cards) {
                List<Clip> clips = clips(card.copy(), "your card");
                Broken.unless(!clips.isEmpty(),
                    "Your card gave no clip, so there is nothing to test with. Give the kit a card with good files of the family.");
                Grouping.honest(card, clips, "your card");
                found.addAll(ofEachKind(card, clips));
            }
            samples = List.copyOf(found);
        }
        return samples;
    }

    private static List<Sample> ofEachKind(TestCard card, List<Clip> clips) {
        Set<String> kinds = new HashSet<>();
        List<Clip> chosen = new ArrayList<>();
        for (Clip clip : clips) {
            if (kinds.add(clip.format() + clip.files().stream().map(ClipFile::role).distinct().sorted().toList())) {
                chosen.add(clip);
            }
        }
        clips.stream().filter(c -> !chosen.contains(c)).limit(Math.max(0, FEWEST_SAMPLES - chosen.size())).toList().forEach(chosen::add);
        Set<String> claimed = clips.stream().flatMap(c -> c.files().stream()).map(ClipFile::path).collect(Collectors.toSet());
        return chosen.stream().map(c -> Sample.of(card, c, claimed)).toList();
    }
}
