package org.checkgate.transfer.internal.staging;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.Staging;
import org.checkgate.transfer.internal.FileQueue;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.Workers;
import org.checkgate.transfer.internal.bytes.PartBuffers;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Stages through the MinIO client, and proves what it staged. */
@Component(service = Staging.class)
public final class MinioStaging implements Staging {
    /** Buffers per file under way: one being filled, the others on their way. */
    private static final int BUFFERS_A_FILE = 3;

    private final Ledger ledger;
    private final StagingConnection.Source link;
    private final LiveLanes lanes;
    private final BiFunction<Drive, Roll, SourceFolder> folders;
    private final Clock clock;
    private final ExecutorService workers = Threads.pool("checkgate-staging");

    @Activate
    public MinioStaging(@Reference Ledger ledger, @Reference StagingLink link, @Reference LiveLanes lanes) {
        this(ledger, link, lanes, (drive, roll) -> new DriveFolder(Path.of(drive.mount()), roll.folder()), Clock.systemUTC());
    }

    /** @param folders how a roll's folder on its drive is reached */
    public MinioStaging(Ledger ledger, StagingConnection.Source link, LiveLanes lanes, BiFunction<Drive, Roll, SourceFolder> folders, Clock clock) {
        this.ledger = ledger;
        this.link = link;
        this.lanes = lanes;
        this.folders = folders;
        this.clock = clock;
    }

    @Override
    public void stage(long rollId) {
        StagingConnection staging = link.connection();
        Roll roll = ledger.rolls().find(rollId).orElseThrow(() -> StepFailure.needsPerson("There is no roll " + rollId + ".", null));
        Drive drive = ledger.drives().find(roll.driveId()).orElseThrow();
        List<RollFile> left = unproven(rollId, staging);
        if (left.isEmpty()) {
            return;
        }
        SourceFolder source = folders.apply(drive, roll);
        DriveWatch watch = new DriveWatch(ledger.drives());
        if (source.gone()) {
            throw watch.gone(drive, null);
        }
        watch.back(drive);
        StagingSpace.admit(staging, left);
        try {
            run(staging, new RollOnDrive(roll, drive), source, left);
        } catch (StepFailure e) {
            if (DriveWatch.GONE.equals(e.getMessage())) {
                watch.gone(drive, e);
            }
            throw e;
        }
    }

    private void run(StagingConnection staging, RollOnDrive roll, SourceFolder source, List<RollFile> left) {
        int atOnce = Math.min(staging.settings().filesAtOnce(), left.size());
        FileQueue queue = new FileQueue(left);
        int more = queue.smallWorkers(atOnce);
        PartBuffers buffers = new PartBuffers(atOnce * BUFFERS_A_FILE, (int) staging.settings().partSize());
        FileStager files = new FileStager(staging, ledger.uploads(), buffers, workers);
        StagingFindings findings = new StagingFindings(ledger.rolls(), roll.roll().id());
        RollStager stager = new RollStager(ledger, staging, roll, source, files, findings, lanes, queue);
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < atOnce + more; worker++) {
            boolean smallOnly = worker >= atOnce;
            ProofBatch batch = new ProofBatch(ledger, staging, roll, findings, lanes, clock);
            running.add(workers.submit(() -> {
                stager.work(smallOnly, batch);
                return null;
            }));
        }
        Workers.join(running, "Staging");
        stager.throwIfStopped();
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
