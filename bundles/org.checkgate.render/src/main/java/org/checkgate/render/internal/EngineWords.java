package org.checkgate.render.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.checkgate.process.Result;
import org.checkgate.render.RenderException;

/** What an engine's end and its words mean. The texts are those of ffmpeg's libavutil/error.c and libavformat/http.c. */
record EngineWords(String clip, DoorAddress door, Duration timeout) {
    private static final Pattern DOOR_SHUT = Pattern.compile("Connection refused|Server returned (4|5)|HTTP error (4|5)");
    private static final Pattern DOOR_BROKE = Pattern.compile("Stream ends prematurely|Connection reset|Connection timed out|Input/output error|Broken pipe");
    private static final Pattern DISK_FULL = Pattern.compile("No space left on device|Disk quota exceeded");
    private static final Pattern NO_MEDIA = Pattern.compile("Format not on whitelist|Invalid data found when processing input|moov atom not found|End of file");
    private static final Pattern NO_DECODER = Pattern.compile("Decoder .*not found|no decoder found|Could not find codec parameters|Unknown decoder");
    private static final Pattern ORIGIN = Pattern.compile("^(\\[[^\\]]*] *)+");
    private static final int KILLED = 137;
    private static final int ASKED_TO_END = 143;
    private static final int LONGEST_WORDS = 300;

    void passOrThrow(Result result) throws RenderException {
        String said = result.errorTail();
        if (result.timedOut()) {
            throw failure("the engine worked longer than the limit of " + timeout.toSeconds() + " seconds and was stopped. Raise timeoutSeconds if the clip is long, else look at it", false);
        }
        if (doorBroke(result)) {
            throw failure("its staged copy could not be read to the end (" + lastWords(result) + "). It is tried again; if this stays, look at staging", true);
        }
        if (!result.good()) {
            throw unfinished(result, said);
        }
    }

    private RenderException unfinished(Result result, String said) {
        if (DISK_FULL.matcher(said).find()) {
            return failure("the disk that proxies are made on is full. Make room; it is tried again", true);
        }
        if (killed(result)) {
            return failure("the engine was ended by the system, perhaps for want of memory. It is tried again", true);
        }
        if (NO_DECODER.matcher(said).find()) {
            return failure("the shipped engine cannot decode it (" + lastWords(result) + "). Render it with its vendor's engine", false);
        }
        if (NO_MEDIA.matcher(said).find()) {
            return failure("its file cannot be read as media (" + lastWords(result) + "). Look at the clip", false);
        }
        return failure("the engine gave up (" + lastWords(result) + "). Look at the clip", false);
    }

    private RenderException failure(String why, boolean retry) {
        return new RenderException("No proxy of " + clip + " was made: " + why + ".", retry);
    }

    /** A source that broke off is no source that ended, although the engine makes a whole file of what it got. */
    private static boolean doorBroke(Result result) {
        return DOOR_BROKE.matcher(result.errorTail()).find() || !result.good() && DOOR_SHUT.matcher(result.errorTail()).find();
    }

    private static boolean killed(Result result) {
        return result.exitCode() == KILLED && result.errorTail().isBlank() || result.exitCode() == ASKED_TO_END;
    }

    /** Whether the engine was ended, or its source broke off, so that its words are no verdict. */
    static boolean noVerdict(Result result) {
        return doorBroke(result) || killed(result);
    }

    /** What it complained about although it finished. */
    Optional<String> complaint(Result result) {
        return result.errorTail().isBlank() ? Optional.empty() : Optional.of(line(result.errorTail().strip().lines().findFirst().orElseThrow()));
    }

    /** The first line that tells a cause; later ones only say that it therefore ended. */
    String lastWords(Result result) {
        return result.errorTail().lines().filter(line -> !line.isBlank()).findFirst().map(this::line).orElse("status " + result.exitCode());
    }

    private String line(String raw) {
        String plain = ORIGIN.matcher(door.hiddenIn(raw)).replaceFirst("").replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= LONGEST_WORDS ? plain : plain.substring(0, LONGEST_WORDS) + "…";
    }
}
