package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Drives;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.transfer.Staging;
import org.checkgate.transfer.internal.FileQueue;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.bytes.PartBuffers;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.checkgate.transfer.internal.source.WatchedDrive;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Stages through the MinIO client, and proves what it staged. */
@Component(service = Staging.class)
public final class MinioStaging implements Staging {
    /** Buffers per file under way: one being filled, the others on their way. */
    private static final int BUFFERS_A_FILE = 3;
    private static final Duration LIST_AGAIN = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final StagingConnection.Source link;
    private final LiveLanes lanes;
    private final BiFunction<Drive, Roll, SourceFolder> folders;
    private final Clock clock;
    private final BufferBudget memory;
    private final ExecutorService workers;
    private final Governor.Pause pause;
    private final FarCopies far;
    private final StagingSpace space = new StagingSpace();
    private final StagingClearer clearer;
    /** Files that a person asked for alone, by roll. Forgotten at a restart: then all that is left is tried. */
    private final Map<Long, Set<String>> wanted = new ConcurrentHashMap<>();

    @Activate
    public MinioStaging(@Reference Ledger ledger, @Reference StagingLink link, @Reference LiveLanes lanes, @Reference BufferBudget memory,
                        @Reference FarCopies far) {
        this(ledger, link, lanes, (drive, roll) -> new DriveFolder(Path.of(drive.mount()), roll.folder()), Clock.systemUTC(), memory,
                Threads.pool("checkgate-staging"), Governor.SLEEP, far);
    }

    /**
     * @param folders how a roll's folder on its drive is reached
     * @param workers what this hands work to; it is shut down with this
     * @param pause   how to wait before something is tried again
     * @param far     where else copies are that staging can be mended with
     */
    public MinioStaging(Ledger ledger, StagingConnection.Source link, LiveLanes lanes, BiFunction<Drive, Roll, SourceFolder> folders, Clock clock,
                        BufferBudget memory, ExecutorService workers, Governor.Pause pause, FarCopies far) {
        this.ledger = ledger;
        this.link = link;
        this.lanes = lanes;
        this.folders = folders;
        this.clock = clock;
        this.memory = memory;
        this.workers = workers;
        this.pause = pause;
        this.far = far;
        this.clearer = new StagingClearer(ledger, clock);
    }

    /** As above, with nothing elsewhere. */
    public MinioStaging(Ledger ledger, StagingConnection.Source link, LiveLanes lanes, BiFunction<Drive, Roll, SourceFolder> folders, Clock clock,
                        BufferBudget memory, ExecutorService workers, Governor.Pause pause) {
        this(ledger, link, lanes, folders, clock, memory, workers, pause, FarCopies.NONE);
    }

    /** With what an appliance has. No constructor: declarative services knows them apart by their number of parameters alone. */
    public static MinioStaging usual(Ledger ledger, StagingConnection.Source link, LiveLanes lanes, BiFunction<Drive, Roll, SourceFolder> folders, Clock clock) {
        return new MinioStaging(ledger, link, lanes, folders, clock, new BufferBudget(), Threads.pool("checkgate-staging"), Governor.SLEEP);
    }

    @Override
    public void tryAgain(long rollId, Optional<String> path) {
        Roll roll = ledger.rolls().find(rollId).orElseThrow(() -> new IllegalArgumentException("There is no roll " + rollId + "."));
        if (path.isPresent() && ledger.rolls().files(rollId).stream().noneMatch(file -> file.path().equals(path.get()) && !file.missing())) {
            throw new IllegalArgumentException("There is no file \"" + path.get() + "\" of " + roll.name() + " on its drive. Plug in a drive that has it.");
        }
        // One file of a roll that has gone from staging brings no light back.
        boolean all = wantedAgain(rollId) || path.isEmpty();
        wanted.compute(rollId, (id, before) -> all ? null : with(before, path.get()));
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(rollId), "retry",
                path.filter(one -> !all).orElse("What is not staged yet") + " of " + roll.name() + " is tried again, as a person asked.");
        ledger.work().rearm(rollId, Step.STAGE);
    }

    private boolean wantedAgain(long rollId) {
        try {
            return ledger.clearing().wantedAgain(rollId);
        } catch (IllegalStateException inVain) {
            throw new IllegalArgumentException(inVain.getMessage(), inVain);
        }
    }

    private static Set<String> with(Set<String> before, String path) {
        Set<String> paths = new HashSet<>(before == null ? Set.of() : before);
        paths.add(path);
        return paths;
    }

    /** Of what is left, what a person asked for; all of it when nobody asked for anything, or for what is not left. */
    private List<RollFile> asked(long rollId, List<RollFile> left) {
        Set<String> paths = wanted.remove(rollId);
        List<RollFile> asked = paths == null ? List.of() : left.stream().filter(file -> paths.contains(file.path())).toList();
        return asked.isEmpty() ? left : asked;
    }

    /** One file that was tried again does not make up for others that nobody has read yet. */
    private static void refuseToEnd(List<RollFile> unproven, List<RollFile> tried) {
        Set<Long> read = tried.stream().map(RollFile::id).collect(Collectors.toSet());
        long unread = unproven.stream().filter(file -> file.crc64().isEmpty() && !read.contains(file.id())).count();
        if (unread > 0) {
            throw StepFailure.needsPerson(unread + (unread == 1 ? " other file" : " other files") + " of this roll could not be read before and "
                    + "nobody has asked for them since; have them tried again too.", null);
        }
    }

    @Override
    public void stage(long rollId) {
        StagingConnection staging = link.connection();
        Roll roll = ledger.rolls().find(rollId).orElseThrow(() -> StepFailure.needsPerson("There is no roll " + rollId + ".", null));
        RollStanding standing = ledger.rolls().standing(rollId);
        if (standing.cleared().isPresent()) {
            return;
        }
        refuseWithdrawn(standing);
        new Reproof(ledger, staging, lanes, clock).prove(rollId, workers);
        // What this drive lacks, another one may have brought.
        ledger.copies().adopt(rollId, staging.address());
        try {
            new UploadsLeft(ledger, staging).drop(rollId);
            stage(roll, staging);
        } catch (StoreTrouble e) {
            throw e.asFailure();
        } finally {
            ledger.copies().share(rollId, staging.address());
        }
    }

    /** Nobody waits for what was taken back; its drive is read for the production that it belongs to. */
    private static void refuseWithdrawn(RollStanding standing) {
        Optional<Finding> withdrawn = standing.holding().stream().filter(finding -> finding.code().equals(Drives.WITHDRAWN)).findFirst();
        if (withdrawn.isPresent()) {
            throw StepFailure.needsPerson(withdrawn.get().sentence(), null);
        }
    }

    private void stage(Roll roll, StagingConnection staging) throws StoreTrouble {
        Mending mending = new Mending(ledger, staging, far, lanes, clock);
        mend(roll, staging, mending);
        List<RollFile> unproven = unproven(roll.id(), staging);
        if (unproven.isEmpty()) {
            return;
        }
        List<RollFile> left = asked(roll.id(), unproven);
        Drive drive = ledger.drives().find(roll.driveId()).orElseThrow();
        WatchedDrive source = new WatchedDrive(folders.apply(drive, roll), System::nanoTime);
        Crew crew = new Crew(workers, source, staging.settings().patience());
        DriveWatch watch = new DriveWatch(ledger.drives());
        try {
            if (gone(crew, source)) {
                throw StepFailure.needsPerson(DriveWatch.GONE, null);
            }
            watch.back(drive);
            run(staging, new RollOnDrive(roll, drive), source, crew, left);
            refuseToEnd(unproven, left);
        } catch (Crew.Silent silent) {
            throw watch.silent(drive, silent.path(), staging.settings().patience());
        } catch (StepFailure e) {
            if (DriveWatch.GONE.equals(e.getMessage())) {
                watch.gone(drive);
                // What lies elsewhere needs no drive, only another try.
                throw mending.trouble().orElse(e);
            }
            throw e;
        }
    }

    private void mend(Roll roll, StagingConnection staging, Mending mending) throws StoreTrouble {
        List<RollFile> damaged = mending.damaged(unproven(roll.id(), staging));
        if (damaged.isEmpty()) {
            return;
        }
        try (PartBuffers buffers = memory.share(BUFFERS_A_FILE, (int) staging.settings().partSize())) {
            mending.mend(roll, damaged, new FileStager(staging, ledger.uploads(), buffers, workers, pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailure.retry(Duration.ofSeconds(1), "Staging was interrupted; it goes on where it stopped.", e);
        }
    }

    /** Even this question may hang, so that it is not asked on the pipeline's own thread. */
    private static boolean gone(Crew crew, WatchedDrive source) throws Crew.Silent {
        AtomicBoolean gone = new AtomicBoolean();
        crew.run(List.of(() -> {
            gone.set(source.gone());
            return null;
        }));
        return gone.get();
    }

    private void run(StagingConnection staging, RollOnDrive roll, WatchedDrive source, Crew crew, List<RollFile> left) throws Crew.Silent {
        StagingFindings findings = new StagingFindings(ledger.rolls(), roll.roll().id());
        List<RollFile> tooLarge = left.stream().filter(file -> file.size() > PartPlan.LARGEST).toList();
        tooLarge.forEach(findings::tooLarge);
        run(staging, roll, source, crew, left.stream().filter(file -> file.size() <= PartPlan.LARGEST).toList(), findings);
        if (!tooLarge.isEmpty()) {
            throw StepFailure.needsPerson(tooLarge.size() + (tooLarge.size() == 1 ? " file is" : " files are")
                    + " too large to be stored; the findings say which. Keep the drive, and ask the set for smaller pieces.", null);
        }
    }

    private void run(StagingConnection staging, RollOnDrive roll, WatchedDrive source, Crew crew, List<RollFile> left, StagingFindings findings)
            throws Crew.Silent {
        int atOnce = Math.min(staging.settings().filesAtOnce(), left.size());
        FileQueue queue = new FileQueue(left);
        int more = queue.smallWorkers(atOnce);
        Recognition recognition = new Recognition(ledger, staging, roll, source, findings, lanes, clock);
        try (StagingSpace.Promise promise = admit(staging, recognition.unknown(left));
             PartBuffers buffers = memory.share(atOnce * BUFFERS_A_FILE, (int) staging.settings().partSize())) {
            source.whenAbandoned(buffers::close);
            FileStager files = new FileStager(staging, ledger.uploads(), buffers, workers, pause);
            RollStager stager = new RollStager(ledger, staging, roll, source, files, findings, lanes, queue, promise, recognition);
            List<Callable<Void>> work = new ArrayList<>();
            List<ProofBatch> batches = new ArrayList<>();
            for (int worker = 0; worker < atOnce + more; worker++) {
                boolean smallOnly = worker >= atOnce;
                ProofBatch batch = new ProofBatch(ledger, staging, roll, findings, lanes, clock, workers);
                batches.add(batch);
                work.add(() -> {
                    stager.work(smallOnly, batch);
                    return null;
                });
            }
            try {
                crew.run(work);
            } finally {
                // Also of a worker that hangs in its drive: nobody may prove anything of a roll that was given back.
                batches.forEach(ProofBatch::settle);
            }
            stager.throwIfStopped();
        }
    }

    /** Before a roll has to wait for room, those go that staging need not hold. */
    private StagingSpace.Promise admit(StagingConnection staging, List<RollFile> left) {
        boolean more = true;
        while (more && !space.fits(staging, left)) {
            more = clearer.longestSafe(staging);
        }
        return space.admit(staging, left);
    }

    @Override
    public void clear() {
        clearer.due(link.connection());
    }

    @Override
    public void rebuild(ListCheck lists) {
        if (!ledger.rebuild().pending()) {
            return;
        }
        StagingConnection staging = link.connection();
        try {
            new Inventory(ledger, staging, lists).take();
        } catch (StoreTrouble e) {
            throw e.asFailure();
        } catch (IOException e) {
            throw StepFailure.retry(LIST_AGAIN, "What lies in staging could not be listed on this machine: " + e.getMessage(), e);
        }
    }

    private List<RollFile> unproven(long rollId, StagingConnection staging) {
        Map<Long, Strength> strengths = new HashMap<>();
        for (Copy copy : ledger.copies().ofRoll(rollId)) {
            if (copy.tier() == Tier.STAGING && copy.endpoint().equals(staging.address())) {
                strengths.put(copy.fileId(), copy.strength());
            }
        }
        return ledger.rolls().files(rollId).stream().filter(file -> !file.missing())
                .filter(file -> file.crc64().isEmpty() || !strengths.getOrDefault(file.id(), Strength.LISTED).atLeast(Strength.READ_BACK_CACHED)).toList();
    }

    @Deactivate
    public void stop() {
        workers.shutdownNow();
    }
}
