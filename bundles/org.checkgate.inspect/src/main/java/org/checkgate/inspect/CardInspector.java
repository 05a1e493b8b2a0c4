package org.checkgate.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.checkgate.inspect.internal.CardAllowance;
import org.checkgate.inspect.internal.CardGrouping;
import org.checkgate.inspect.internal.ClipInspection;
import org.checkgate.inspect.internal.FormatDetector;

/**
 * Recognises, groups and describes what is on a card. Pure Java: it runs on the appliance and on the command line.
 *
 * <p>The same card and plugins give the same report. Whatever a plugin does, no call here throws because of it, and none
 * takes longer than the limits allow. A plugin that takes much of its time for clip after clip, or says very much of each, is not asked
 * about the rest of the card. Make one and keep it: building the table of formats takes a moment. Safe for use by
 * several threads.
 */
public final class CardInspector {
    /** While a plugin works on one clip, what another reads is fetched. As many as there are processes for plugins, if nobody says otherwise. */
    private static final int AT_ONCE = 2;

    private final CardGrouping grouping;
    private final ClipInspection inspection;
    private final int atOnce;

    /** With {@link InspectLimits#DEFAULT}. */
    public CardInspector() {
        this(InspectLimits.DEFAULT);
    }

    /** @param limits what plugins may use up */
    public CardInspector(InspectLimits limits) {
        this(limits, AT_ONCE);
    }

    /**
     * @param limits what plugins may use up
     * @param atOnce clips of a card that are described at a time, 1 or more
     */
    public CardInspector(InspectLimits limits, int atOnce) {
        this.atOnce = atOnce;
        grouping = new CardGrouping(limits, new FormatDetector());
        inspection = new ClipInspection(limits);
    }

    /**
     * Takes a card apart. Plugins claim in the order of their scores, equal scores in the order of their names; each is
     * offered what the ones before it left. Reads names and first bytes only. When a plugin is replaced meanwhile, it begins anew.
     */
    public Grouping group(CardSource source, CameraPlugins plugins) {
        return grouping.group(source, plugins);
    }

    /**
     * Describes one clip. A call that runs when its plugin is replaced ends with the old one, a call that has not begun asks the new one.
     * Where the plugin is gone, or fails, the clip falls to the host itself, and a finding says why.
     */
    public ClipReport inspect(CardSource source, ClaimedClip clip, CameraPlugins plugins) {
        return inspection.inspect(source, clip, plugins, inspection.allowance(1));
    }

    /** Both, for all of the card. @throws CancellationException when the thread is interrupted, or the plugins' host is closed */
    public CardReport inspect(CardSource source, CameraPlugins plugins) {
        Grouping grouped = group(source, plugins);
        if (Thread.currentThread().isInterrupted()) {
            // What a plugin that was interrupted did not claim looks like what none knows.
            throw new CancellationException("The work was stopped while the card was taken apart.");
        }
        return new CardReport(described(source, grouped.clips(), plugins), grouped.unrecognised(), grouped.findings());
    }

    private List<ClipReport> described(CardSource source, List<ClaimedClip> clips, CameraPlugins plugins) {
        CardAllowance allowance = inspection.allowance(clips.size());
        ExecutorService workers = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "checkgate-clips");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ClipReport>> asked = clips.stream().map(clip -> workers.submit(() -> inspection.inspect(source, clip, plugins, allowance))).toList();
            List<ClipReport> reports = new ArrayList<>();
            for (Future<ClipReport> report : asked) {
                reports.add(report.get());
            }
            return reports;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was stopped while clips were described.");
        } finally {
            workers.shutdownNow();
        }
    }
}
