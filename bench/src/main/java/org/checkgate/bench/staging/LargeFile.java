package org.checkgate.bench.staging;

import java.io.IOException;
import java.nio.file.Files;
import org.checkgate.bench.Card;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;
import org.checkgate.bench.Spent;
import org.checkgate.mhl.HashFormat;

/**
 * One file, as large as the disk can take: it lies on it three times while the server puts the parts together. As with the other
 * cards the appliance is up, and has seen a drive before.
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
        Card before = Card.write(workshop.drive("before"), 1, 2, GIB / 4, HashFormat.XXH64);
        Card card = Card.write(workshop.drive("large"), 1, 1, size, HashFormat.XXH64);
        String bucket = workshop.server().bucket();
        try (RunningAppliance ours = new RunningAppliance(new Appliance(workshop.ledgers()))) {
            String warm = workshop.server().bucket();
            ours.bring(before, workshop.server(), warm);
            workshop.server().remove(warm);
            Spent spent = ours.bring(card, workshop.server(), bucket);
            report.say("one file of " + size + " bytes, all of them read, staged and read back with 512 MiB of heap: " + spent + ".");
            report.figure(Figure.within(CPU_A_GIB, "staging.large-" + size, "per_GiB_cpu_s", spent.cpu() / ((double) size / GIB)));
        }
        workshop.server().remove(bucket);
        Scratch.delete(before.drive());
        Scratch.delete(card.drive());
    }
}
