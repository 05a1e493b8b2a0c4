package org.checkgate.render.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.StepFailure;
import org.checkgate.render.Frames;
import org.checkgate.render.Progress;
import org.checkgate.render.ProxyRenderer;
import org.checkgate.render.RenderException;
import org.checkgate.render.RenderJob;
import org.checkgate.render.Rendered;
import org.checkgate.store.FrameDoor;
import org.checkgate.store.MediaDoor;

/** One clip's way: its staged file through the media door, the engine, and what came out onto the shelf. */
record ClipStation(MediaDoor doors, FrameDoor frameDoors, ProxyRenderer renderer, ProxyShelf shelf, WorkFolder work, Settings settings) {
    private static final Duration STAGING_AGAIN = Duration.ofSeconds(5);
    /** An engine seeks, and what was on its way then is sent in vain. */
    private static final long READS = 4;
    private static final long ALWAYS = 64L << 20;
    /** The engine's own limit comes first: a door that shuts would look like staging's fault, and be tried for ever. */
    private static final Duration LONGER = Duration.ofMinutes(10);

    /**
     * @param name   of the files
     * @param staged the roll's files
     * @throws RenderException when this clip gets no proxy
     * @throws StepFailure     when no clip would get one now
     */
    Rendered render(Roll roll, Clip clip, String name, Map<String, StagedMedia> staged) throws RenderException {
        Optional<ClipFrames> sequence = ClipFrames.of(clip);
        Optional<Frames> frames = sequence.isPresent() ? Optional.of(sequence.get().frames(clip.name())) : Optional.empty();
        List<StagedMedia> media = sequence.isPresent() ? sequence.get().media(clip.name(), staged) : List.of(film(clip, staged));
        long budget = READS * media.stream().mapToLong(StagedMedia::size).sum() + ALWAYS;
        try (WorkFolder.Job folder = work.job()) {
            Rendered rendered;
            try (MediaDoor.Door door = open(media, frames.isPresent(), budget)) {
                rendered = render(clip, new RenderJob(name, door.address(), frames, clip.picture(), clip.startTimecode(), clip.rate(), clip.frames(),
                        folder.path()), door, budget);
            }
            store(roll, clip, name, rendered);
            return LeftOut.of(clip, sequence.isPresent()).map(remark -> with(remark, rendered)).orElse(rendered);
        } catch (RenderException none) {
            throw none;
        } catch (IOException noFolder) {
            throw StepFailure.retry(STAGING_AGAIN, "Proxies cannot be made for now, because the appliance's own disk cannot be written: "
                    + noFolder.getMessage(), noFolder);
        }
    }

    private static Rendered with(String remark, Rendered rendered) {
        List<String> remarks = new ArrayList<>(rendered.remarks());
        remarks.add(remark);
        return new Rendered(rendered.proxy(), rendered.poster(), rendered.width(), rendered.height(), rendered.frames(), rendered.startTimecode(), remarks);
    }

    private static StagedMedia film(Clip clip, Map<String, StagedMedia> staged) throws RenderException {
        StagedMedia media = staged.get(clip.primaryPath());
        if (media == null) {
            throw new RenderException("No proxy of " + clip.name() + " was made: " + clip.primaryPath() + " is not in staging.", false);
        }
        return media;
    }

    private Rendered render(Clip clip, RenderJob job, MediaDoor.Door door, long budget) throws IOException {
        try {
            return renderer.render(job, Progress.unheard());
        } catch (RenderException failed) {
            // Then its reading broke off because we ended it, and would do so each time.
            if (failed.retry() && door.bytesServed() >= budget) {
                throw new RenderException("No proxy of " + clip.name() + " was made: the engine read its file more than " + READS
                        + " times over and was stopped.", false, failed);
            }
            throw failed;
        }
    }

    private MediaDoor.Door open(List<StagedMedia> media, boolean row, long budget) {
        Duration life = settings.timeout().plus(LONGER);
        try {
            return row ? frameDoors.open(media.stream().map(StagedMedia::key).toList(), budget, life) : doors.open(media.get(0).key(), budget, life);
        } catch (IOException unreachable) {
            throw StepFailure.retry(STAGING_AGAIN, "Staging cannot be read for now: " + unreachable.getMessage(), unreachable);
        }
    }

    private void store(Roll roll, Clip clip, String name, Rendered rendered) throws RenderException {
        try {
            shelf.put(roll, clip, name, rendered);
        } catch (RenderException noName) {
            throw noName;
        } catch (IOException unreachable) {
            throw StepFailure.retry(STAGING_AGAIN, "A proxy cannot be stored in staging for now: " + unreachable.getMessage(), unreachable);
        }
    }
}
