package org.checkgate.console.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.Retries;
import org.checkgate.transfer.Staging;

/** An appliance whose parts are in memory. */
public final class FakeAppliance implements Appliance {
    public final Ledger ledger;
    public final Map<String, byte[]> staged = new HashMap<>();
    public volatile List<LaneNow> lanes = List.of();
    /** By roll and path. */
    public final List<String> triedAgain = new CopyOnWriteArrayList<>();
    public volatile List<String> absent = List.of();
    public OptionalLong limit = OptionalLong.empty();
    public List<Links.Link> links = List.of();
    public List<Retries> retries = List.of();
    public OptionalLong stagingFree = OptionalLong.empty();
    public List<Plugin> plugins = List.of();
    /** One permit each time the ledger was asked for in vain. */
    public final Semaphore refused = new Semaphore(0);

    public FakeAppliance(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Ledger ledger() {
        if (absent.contains("ledger")) {
            refused.release();
            throw Refusal.notRunning("ledger");
        }
        return ledger;
    }

    @Override
    public Intake intake() {
        return FakePart.of(Intake.class, new Door());
    }

    /** Takes in folders that begin with {@code /media}. */
    public final class Door {
        public Drive arrive(Path folder, Destination destination) {
            if (!folder.startsWith("/media")) {
                throw new IllegalArgumentException("There is no folder " + folder + ".");
            }
            ledger.drives().assign(2, destination);
            return ledger.drives().find(2).orElseThrow();
        }
    }

    @Override
    public StagedFiles staged() {
        return (key, budget) -> {
            byte[] bytes = staged.get(key);
            if (bytes == null) {
                throw new IOException("There is no staged object " + key + ".");
            }
            return new InMemory(bytes);
        };
    }

    @Override
    public Staging staging() {
        if (absent.contains("transfer")) {
            throw Refusal.notRunning("transfer");
        }
        return FakePart.of(Staging.class, new Again());
    }

    /** Notes what it was asked for; knows the files that the ledger knows. */
    public final class Again {
        public void tryAgain(long roll, Optional<String> path) {
            if (path.isPresent() && ledger.rolls().files(roll).stream().noneMatch(file -> file.path().equals(path.get()))) {
                throw new IllegalArgumentException("There is no file \"" + path.get() + "\" on its drive.");
            }
            triedAgain.add(roll + " " + path.orElse("all"));
        }
    }

    @Override
    public List<LaneNow> lanes() {
        return lanes;
    }

    @Override
    public OptionalLong limit() {
        return limit;
    }

    @Override
    public List<Links.Link> links() {
        return links;
    }

    @Override
    public List<Retries> retries() {
        return retries;
    }

    @Override
    public OptionalLong stagingFree() {
        return stagingFree;
    }

    @Override
    public List<Plugin> plugins() {
        return plugins;
    }

    @Override
    public List<String> absent() {
        return absent;
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    private record InMemory(byte[] bytes) implements SeekableBytes {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int read(long position, byte[] buffer, int offset, int length) {
            int count = (int) Math.min(length, bytes.length - position);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(bytes, (int) position, buffer, offset, count);
            return count;
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close() {
            // Nothing to give back.
        }
    }
}
