package org.checkgate.bench.staging;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.checkgate.bench.Card;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;
import org.checkgate.bench.Spent;
import org.checkgate.mhl.HashFormat;

/**
 * Whether a file costs more in a large roll. It is the time from plug-in to the light over the number of files: list
 * check, reading, the server, the disk, proof and ledger; not the start of Java. Small rolls come ten on a card, so that
 * what is only warming up is spread over as many files as it would be in a working appliance.
 *
 * @param small files in a small roll
 * @param large files in the large one
 * @param each  bytes of each file
 */
record PerFile(int small, int large, long each) {
    private static final int SMALL_ROLLS = 10;

    void run(Workshop workshop, Report report) throws IOException, InterruptedException {
        double few = seconds(workshop, SMALL_ROLLS, small, report);
        double many = seconds(workshop, 1, large, report);
        report.figure(new Figure("staging." + large + "-files", "per_file_s", many, small + "-files", OptionalDouble.of(few), Goal.atMost("1.2")));
    }

    private double seconds(Workshop workshop, int rolls, int files, Report report) throws IOException, InterruptedException {
        Card card = Card.write(workshop.drive(rolls + "x" + files), rolls, files, each, HashFormat.XXH64);
        Appliance ours = new Appliance(workshop.ledgers());
        String bucket = workshop.server().bucket();
        Spent spent = ours.bring(card, workshop.server(), bucket);
        workshop.server().remove(bucket);
        Scratch.delete(card.drive());
        double seconds = (ours.told("lit") - ours.told("ready")) / card.files();
        report.say(String.format(Locale.ROOT, "%d roll(s) of %d files of %d bytes: %s; listed in %.2f s; %.0f us a file, %.0f us of them the server's processor time.",
                rolls, files, each, spent, ours.told("listed") - ours.told("ready"), seconds * 1e6, spent.server() / card.files() * 1e6));
        return seconds;
    }
}
