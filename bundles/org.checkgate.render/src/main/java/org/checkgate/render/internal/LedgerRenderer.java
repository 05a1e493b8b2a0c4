package org.checkgate.render.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.StepFailure;
import org.checkgate.process.Children;
import org.checkgate.process.Engines;
import org.checkgate.render.ProxyRenderer;
import org.checkgate.render.RenderException;
import org.checkgate.render.RollRenderer;
import org.checkgate.store.Documents;
import org.checkgate.store.FrameDoor;
import org.checkgate.store.MediaDoor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Goes through a roll of the ledger, clip by clip. What is noted there is done; a kill costs at most the clip in work. */
@Component(service = RollRenderer.class, configurationPid = "org.checkgate.render")
public final class LedgerRenderer implements RollRenderer {
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** A cause that comes back this often is the clip's own; counted anew when the appliance starts. */
    private static final int TRIES = 5;

    private final Ledger ledger;
    private final ClipStation station;
    private final TimecodeCheck timecodes;
    private final Map<Long, Integer> tries = new ConcurrentHashMap<>();

    @Activate
    public LedgerRenderer(@Reference Ledger ledger, @Reference MediaDoor doors, @Reference FrameDoor frameDoors, @Reference Documents documents,
                          @Reference ProxyRenderer renderer, @Reference Children children, @Reference Engines engines, RenderConfig config) {
        this(ledger, doors, frameDoors, documents, renderer, new FfprobeStarts(doors, children, engines, FfprobeStarts.USUAL_LIMIT), Settings.of(config), WorkFolder.ofSystem());
    }

    LedgerRenderer(Ledger ledger, MediaDoor doors, FrameDoor frameDoors, Documents documents, ProxyRenderer renderer, StartReader starts, Settings settings, Path work) {
        this.ledger = ledger;
        this.timecodes = new TimecodeCheck(ledger, starts);
        this.station = new ClipStation(doors, frameDoors, renderer, new ProxyShelf(ledger, documents), new WorkFolder(work), settings);
    }

    @Override
    public void render(long rollId) {
        Roll roll = ledger.rolls().find(rollId).orElseThrow(() -> StepFailure.needsPerson(
                "There is no roll " + rollId + " to render. Look at the list of rolls.", null));
        if (ledger.rolls().standing(rollId).cleared().isPresent()) {
            // Nothing of it lies in staging any more, and its proxies were made when it did.
            return;
        }
        Map<String, StagedMedia> staged = StagedMedia.of(ledger, rollId);
        List<Clip> clips = ledger.clips().ofRoll(rollId);
        timecodes.check(roll, clips, staged);
        ClipFindings findings = new ClipFindings(ledger, rollId);
        List<StepFailure> again = new ArrayList<>();
        StepFailure before = null;
        for (ProxyNames.Named open : ProxyNames.open(clips, ledger.clips().proxies(rollId))) {
            Clip clip = open.clip();
            try {
                findings.made(clip, station.render(roll, clip, open.name(), staged).remarks());
                tries.remove(clip.id());
                before = null;
            } catch (StepFailure notNow) {
                // Twice running it is staging; once it may be this clip's object alone.
                if (before != null) {
                    throw notNow;
                }
                before = notNow;
                again.add(notNow);
            } catch (RenderException none) {
                before = null;
                if (none.retry() && stopping()) {
                    throw StepFailure.retry(AGAIN, none.getMessage(), none);
                }
                if (none.retry() && tries.merge(clip.id(), 1, Integer::sum) < TRIES) {
                    again.add(StepFailure.retry(AGAIN, none.getMessage(), none));
                } else {
                    tries.remove(clip.id());
                    findings.failed(clip, none);
                }
            }
        }
        // The others first: one clip's trouble does not make them wait.
        if (!again.isEmpty()) {
            throw again.get(0);
        }
        tell(roll);
    }

    /** The thread was asked to end, so the clip is not to blame. */
    private static boolean stopping() {
        return Thread.currentThread().isInterrupted();
    }

    /** Of the whole roll, not of this round, because a round may go on where another stopped. */
    private void tell(Roll roll) {
        long clips = ledger.clips().ofRoll(roll.id()).stream().filter(clip -> !clip.primaryPath().isEmpty()).count();
        int proxies = ledger.clips().proxies(roll.id()).size();
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "roll.rendered", roll.name() + ": " + proxies
                + " of " + clips + (clips == 1 ? " clip" : " clips") + " rendered." + (proxies < clips ? " The findings say why not all." : ""));
    }
}
