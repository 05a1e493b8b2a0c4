package org.checkgate.bench.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.checkgate.bench.Card;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;
import org.checkgate.bench.Spent;
import org.checkgate.mhl.HashFormat;

/**
 * One file, as large as the disk can take: it lies on it three times while the server puts the parts together. As everywhere, an
 * appliance's start and the making of its ledger are no part of what a drive costs.
 *
 * @param most bytes, a power of two
 */
record LargeFile(long most) {
    private static final long GIB = 1 << 30;
    private static final long RESERVE = 4 * GIB;
    private static final double CPU_A_GIB = 2.5;

    void run(Workshop workshop, Report report) throws IOException, InterruptedException {
        long room = Files.getFileStore(workshop.scratch().folder()).getUsableSpace() - RESERVE;
        long size = Math.min(most, Long.highestOneBit(Math.max(1, room / 3)));
        Card card = Card.write(workshop.drive("large"), 1, 1, size, HashFormat.XXH64);
        Appliance ours = new Appliance(workshop.ledgers());
        String bucket = workshop.server().bucket();
        Spent spent = ours.bring(card, workshop.server(), bucket);
        workshop.server().remove(bucket);
        Scratch.delete(card.drive());
        double cpu = ours.told("lit_cpu") - ours.told("ready_cpu");
        report.say("one file of " + size + " bytes, all of them read, staged and read back with 512 MiB of heap: " + spent + "; " + String.format(Locale.ROOT, "%.2f s", cpu)
                + " of it from plug-in to the light.");
        report.figure(Figure.within(CPU_A_GIB, "staging.large-" + size, "per_GiB_cpu_s", cpu / ((double) size / GIB)));
    }
}
