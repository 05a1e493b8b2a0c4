package org.checkgate.transfer.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.StreamingHash;

/** A folder that plays a drive with one roll, listed in a ledger as intake would. */
public final class SetDrive {
    public final Path mount;
    public final Path roll;
    private final Map<String, Long> sizes = new TreeMap<>();
    private final Map<String, List<StatedHash>> stated = new TreeMap<>();
    private final Map<String, FileRole> roles = new TreeMap<>();
    private final Set<String> missing = new TreeSet<>();

    public SetDrive(Path mount) throws IOException {
        this.mount = mount;
        this.roll = Files.createDirectories(mount.resolve("CARDS/A001"));
    }

    /** A file that a manifest seals with xxh64. */
    public SetDrive sealed(String path, byte[] bytes) throws IOException {
        return file(path, bytes, FileRole.SEALED, List.of(new StatedHash("xxh64", xxh64(bytes), true, 1)));
    }

    public SetDrive file(String path, byte[] bytes, FileRole role, List<StatedHash> hashes) throws IOException {
        Path file = roll.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        sizes.put(path, (long) bytes.length);
        stated.put(path, hashes);
        roles.put(path, role);
        return this;
    }

    /** A file of that many zeros that take no room. */
    public SetDrive sparse(String path, long size, String xxh64) throws IOException {
        file(path, new byte[0], FileRole.SEALED, List.of(new StatedHash("xxh64", xxh64, true, 1)));
        try (RandomAccessFile file = new RandomAccessFile(roll.resolve(path).toFile(), "rw")) {
            file.setLength(size);
        }
        sizes.put(path, size);
        return this;
    }

    /** The manifest states the file, and the drive does not have it. */
    public SetDrive lacks(String path) throws IOException {
        Files.delete(roll.resolve(path));
        missing.add(path);
        return this;
    }

    /** @return the roll's id */
    public long list(Ledger ledger) {
        return list(ledger, "A001");
    }

    /** As {@link #list(Ledger)}, as a roll of this name. */
    public long list(Ledger ledger, String name) {
        return list(ledger, name, "show");
    }

    public long list(Ledger ledger, String name, String title) {
        Drive drive = ledger.drives().arrive(new DriveIdentity("S1", "fs", "print-" + mount), mount.toString(), "CARD",
                Optional.of(new Destination(title, "20260102", "main")));
        List<NewFile> listed = new ArrayList<>();
        sizes.forEach((path, size) -> listed.add(new NewFile(path, size, missing.contains(path), roles.get(path), stated.get(path))));
        ledger.drives().listed(drive.id(), new Listing(List.of(new NewRoll(name, RollKind.CAMERA, "CARDS/A001", "f", listed, List.of())), List.of(), List.of()));
        return ledger.rolls().onDrive(drive.id()).get(0).id();
    }

    public long bytes() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    public static byte[] noise(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    public static String xxh64(byte[] bytes) {
        StreamingHash hash = HashFormat.XXH64.newHash();
        hash.update(bytes, 0, bytes.length);
        return hash.finish();
    }
}
