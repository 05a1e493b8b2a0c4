package org.checkgate.console.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.PluginFolder;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.StepFailure;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.ArchiveRestore;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.Retries;
import org.checkgate.transfer.Staging;
import org.checkgate.transfer.TrafficControl;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.shape.BackboneConfig;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;

/** An appliance whose parts are in memory. */
public final class FakeAppliance implements Appliance {
    public final Ledger ledger;
    public final Map<String, byte[]> staged = new HashMap<>();
    public volatile List<LaneNow> lanes = List.of();
    public volatile Board board = FakeBoard.EMPTY;
    /** The real one, at noon of the fake day: what it says of limits that cannot be read is what persons read. */
    private final LiveTrafficControl traffic;
    /** By roll and path. */
    public final List<String> triedAgain = new CopyOnWriteArrayList<>();
    /** By roll, days and person. */
    public final List<String> askedBack = new CopyOnWriteArrayList<>();
    public volatile boolean noArchive;
    public volatile List<String> absent = List.of();
    public OptionalLong limit = OptionalLong.empty();
    public List<Links.Link> links = List.of();
    public List<Retries> retries = List.of();
    public OptionalLong stagingFree = OptionalLong.empty();
    public List<Plugin> plugins = List.of();
    public List<PluginVerdict> verdicts = List.of();
    public boolean development;
    public List<HostedPlugin> serving = List.of();
    /** One permit each time the ledger was asked for in vain. */
    public final Semaphore refused = new Semaphore(0);

    public FakeAppliance(Ledger ledger) {
        this.ledger = ledger;
        this.traffic = new LiveTrafficControl(ledger, FakePart.of(BackboneConfig.class, new Settings()), Clock.fixed(FakeLedger.NOON, ZoneOffset.UTC), Governor.real());
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

    @Override
    public Board board() {
        if (absent.contains("backbone")) {
            throw Refusal.notRunning("backbone");
        }
        return board;
    }

    @Override
    public TrafficControl traffic() {
        traffic.look();
        return traffic;
    }

    /** The backbone's settings, as they are shipped but for the time zone. */
    public static final class Settings {
        public String limit() {
            return "off";
        }

        public String timeZone() {
            return "Europe/Berlin";
        }

        public int rollsAtOnce() {
            return 4;
        }

        public int partsAtOnce() {
            return 8;
        }

        public int cloudWeight() {
            return 4;
        }

        public int archiveWeight() {
            return 1;
        }

        public int smallRollMiB() {
            return 16_384;
        }

        public int hoursAStep() {
            return 6;
        }
    }

    @Override
    public ArchiveRestore restore() {
        if (absent.contains("transfer")) {
            throw Refusal.notRunning("transfer");
        }
        return FakePart.of(ArchiveRestore.class, new Vault());
    }

    /** An archive that is cold until it is asked, and that is not there when it is told so. */
    public final class Vault {
        public void request(long roll, int days, String by) {
            if (days > 365) {
                throw new IllegalArgumentException("It can be made readable for 1 to 365 days, not for " + days + ".");
            }
            state(roll);
            askedBack.add(roll + " " + days + " " + by);
        }

        public ArchiveRestore.State state(long roll) {
            if (noArchive) {
                throw StepFailure.needsSetting("No cloud configured.", null);
            }
            return new ArchiveRestore.State(3, 0, askedBack.isEmpty() ? 3 : 0, askedBack.isEmpty() ? 0 : 2, askedBack.isEmpty() ? 0 : 1, 0,
                    askedBack.isEmpty() ? Optional.empty() : Optional.of(Instant.parse("2026-03-21T00:00:00Z")));
        }
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
    public CameraPlugins cameraPlugins() {
        if (absent.contains("inspection")) {
            throw Refusal.notRunning("inspection");
        }
        return () -> serving;
    }

    @Override
    public PluginFolder pluginFolder() {
        if (absent.contains("inspection")) {
            throw Refusal.notRunning("inspection");
        }
        return new PluginFolder() {
            @Override
            public List<PluginVerdict> verdicts() {
                return verdicts;
            }

            @Override
            public boolean development() {
                return development;
            }
        };
    }

    /** A plugin of this name and version that nobody calls. */
    public static HostedPlugin served(String name, String version) {
        return new HostedPlugin(() -> {
            throw new IOException(name + " is not called in these tests.");
        }, name, version);
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
