package org.checkgate.render.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.checkgate.process.Children;
import org.checkgate.process.Engine;
import org.checkgate.process.Engines;
import org.checkgate.process.Result;
import org.checkgate.render.RenderException;
import org.checkgate.store.MediaDoor;

/**
 * Starts as the shipped ffprobe reads them, through the media door, within a time and a number of bytes. Of a damaged file of a
 * container that is read from front to back it would read all, which options of ffprobe do not prevent; so of these it is shown the head.
 *
 * @param limit for one run
 */
record FfprobeStarts(MediaDoor doors, Children children, Engines engines, Duration limit) implements StartReader {
    static final Duration USUAL_LIMIT = Duration.ofSeconds(20);
    /** What ffprobe is shown of a container whose timecode stands in its head. */
    static final long HEAD = 16L << 20;
    /** It seeks, and what was on its way then is sent in vain. */
    private static final long READS = 4;
    /** The index of a film of many hours, and the places that it points to. */
    private static final long INDEXED = 128L << 20;
    private static final Duration LONGER = Duration.ofMinutes(1);
    private static final int ANSWER_BYTES = 1 << 20;
    /** By name: one that lies is read within the same limits, and at worst not compared. */
    private static final Set<String> HEADED = Set.of("mxf", "wav", "wave", "bwf", "rf64", "w64", "aif", "aiff", "ts", "mts", "m2t", "m2ts", "mpg", "mpeg", "vob", "gxf", "lxf", "dv");
    private static final String ONE_PICTURE = "dpx_pipe";

    @Override
    public Answer read(StagedMedia media) throws InterruptedException {
        long budget = headed(media) ? READS * HEAD : INDEXED;
        try (MediaDoor.Door door = doors.open(media.key(), budget, limit.multipliedBy(2).plus(LONGER))) {
            Answer answer = ask(media, door, budget, ProbedStarts.ofTheHead());
            // A frame of a sequence carries its timecode within the picture.
            boolean within = answer instanceof Stated stated && stated.starts().none() && stated.starts().format().equals(ONE_PICTURE);
            return within ? ask(media, door, budget, ProbedStarts.ofTheFirstPicture()) : answer;
        } catch (RenderException notTheDoor) {
            return new Unanswered("staging's address is none that may be read");
        } catch (IOException unreachable) {
            return new Unanswered("it could not be read (" + String.valueOf(unreachable.getMessage()).replaceFirst("\\.$", "") + ")");
        }
    }

    private Answer ask(StagedMedia media, MediaDoor.Door door, long budget, List<String> asking) throws IOException, InterruptedException {
        DoorAddress address = DoorAddress.of(door.address());
        List<String> arguments = new ArrayList<>(asking);
        arguments.addAll(EngineInput.looking());
        arguments.add(headed(media) ? "subfile,,start,0,end," + Math.min(HEAD, Math.max(1, media.size())) + ",,:" + address.text() : address.text());
        Engine engine = engines.ffmpeg();
        Result result = children.run(EngineRuns.guarded(engine.ffprobe(arguments)).within(limit).keeping(ANSWER_BYTES));
        EngineWords words = new EngineWords("", address, limit);
        if (result.timedOut()) {
            return new Unanswered("it gave no answer within " + limit.toSeconds() + " seconds");
        }
        Answer answer = result.good() ? stated(result) : new Unknown();
        boolean silent = !(answer instanceof Stated stated) || stated.starts().none();
        if (silent && door.bytesServed() >= budget) {
            return new Unanswered("it found none in the " + (budget >> 20) + " MiB that it may read");
        }
        return silent && EngineWords.noVerdict(result) ? new Unanswered("it could not read to the end (" + words.lastWords(result) + ")") : answer;
    }

    private static Answer stated(Result result) {
        try {
            return new Stated(ProbedStarts.parse(result.outputTail()));
        } catch (JsonProcessingException garbled) {
            return new Unanswered("its answer cannot be read");
        }
    }

    private static boolean headed(StagedMedia media) {
        return HEADED.contains(media.key().substring(media.key().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
