package org.checkgate.render.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A second reader that states what it was told, by the end of the key; of others nothing. */
final class FakeStarts implements StartReader {
    final Map<String, Answer> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    boolean interrupted;

    FakeStarts stating(String path, String... timecodes) {
        answers.put(path, new Stated(new ProbedStarts(List.of(timecodes).stream().map(text -> new ProbedStarts.Start(text, "timecode track")).toList(),
                Optional.empty(), "mov")));
        return this;
    }

    @Override
    public Answer read(StagedMedia media) throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException();
        }
        String path = media.key().substring(RollToRender.PREFIX.length() + 1);
        asked.add(path);
        return answers.getOrDefault(path, new Unknown());
    }
}
