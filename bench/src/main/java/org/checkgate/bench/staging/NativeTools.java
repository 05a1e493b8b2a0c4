package org.checkgate.bench.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkgate.bench.Card;
import org.checkgate.bench.Contestant;
import org.checkgate.bench.Peer;
import org.checkgate.bench.Rclone;
import org.checkgate.bench.Spent;
import org.checkgate.bench.StoreServer;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.HashLists;

/**
 * What careful people do today: verify the card against its list, copy it with rclone, and have rclone fetch every byte
 * again to compare it. Nothing of it waits for the server's disk.
 */
final class NativeTools implements Contestant {
    private final Peer verifier = new Peer("ascmhl-debug", "verify");
    private final Peer sums = new Peer("xxhsum", "--quiet", "-c");
    private final String name;
    private final List<String> copyOptions;
    private String steps = "";

    /** @param copyOptions of {@code rclone copy} beside its defaults */
    NativeTools(String name, String... copyOptions) {
        this.name = name;
        this.copyOptions = List.of(copyOptions);
    }

    @Override
    public String name() {
        return (verifier.absent() ? sums.name() : "ascmhl") + "+" + name;
    }

    boolean absent() {
        return new Peer("rclone").absent() || verifier.absent() && sums.absent();
    }

    @Override
    public Spent bring(Card card, StoreServer server, String bucket) throws IOException, InterruptedException {
        Peer rclone = Rclone.with(Map.of("staging", server));
        Spent verified = Spent.NONE;
        Spent copied = Spent.NONE;
        Spent checked = Spent.NONE;
        for (Path roll : card.rolls()) {
            String to = "staging:" + bucket + "/" + roll.getFileName();
            List<String> copy = new ArrayList<>(List.of("copy", roll.toString(), to));
            copy.addAll(copyOptions);
            verified = verified.plus(verify(roll, server));
            copied = copied.plus(Spent.on(server, () -> rclone.run(copy.toArray(String[]::new))));
            checked = checked.plus(Spent.on(server, () -> rclone.run("check", "--download", roll.toString(), to)));
        }
        steps = String.format(Locale.ROOT, "; verify %.2f s, copy %.2f s, check %.2f s", verified.wall(), copied.wall(), checked.wall());
        return verified.plus(copied).plus(checked);
    }

    /** The list that xxhsum reads is written before its time begins. */
    private Spent verify(Path roll, StoreServer server) throws IOException, InterruptedException {
        if (!verifier.absent()) {
            return Spent.on(server, () -> verifier.run(roll.toString()));
        }
        List<String> lines = new ArrayList<>();
        for (Expected file : HashLists.read(roll).files().values()) {
            lines.add(file.hashes().get(0).value() + "  " + roll.resolve(file.path()));
        }
        Path list = Files.write(server.objects().resolveSibling("sums.xxh"), lines);
        return Spent.on(server, () -> sums.run(list.toString()));
    }

    @Override
    public String steps() {
        return steps;
    }
}
