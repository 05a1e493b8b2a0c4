package org.checkgate.cli.internal.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.Image;
import org.checkgate.cli.internal.home.Tree;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;

/**
 * The demo's drive: a good camera roll, a good sound roll, a camera roll that was damaged after it was sealed, and a stray
 * file. Made aside and renamed, so that it is there as a whole or not at all; made once for each home.
 */
public final class DemoDrive {
    private static final Instant SHOT = Instant.parse("2026-11-20T10:30:00Z");
    private static final Instant SEALED = Instant.parse("2026-11-20T18:00:00Z");
    private final Path enginesJar;
    private final Path drive;
    private final Path making;
    private final Terminal terminal;

    public DemoDrive(Image image, Home home, Terminal terminal) {
        this(image.engines().resolve("ffmpeg.jar"), home.folder(), terminal);
    }

    /** @param enginesJar the shipped programs */
    DemoDrive(Path enginesJar, Path home, Terminal terminal) {
        this.enginesJar = enginesJar;
        this.drive = home.resolve("demo-drive");
        this.making = home.resolve(".demo-making");
        this.terminal = terminal;
    }

    /** @return its folder, made now if it was not there */
    public Path ready() throws IOException {
        Tree.delete(making);
        if (Files.isDirectory(drive)) {
            return drive;
        }
        terminal.note("Making the demo's drive");
        Path aside = making.resolve("drive");
        Files.createDirectories(aside);
        try (MediaMaker maker = new MediaMaker(enginesJar, making)) {
            make(maker, aside);
        }
        Files.move(aside, drive, StandardCopyOption.ATOMIC_MOVE);
        Tree.delete(making);
        return drive;
    }

    private static void make(MediaMaker maker, Path root) throws IOException {
        Path camera = root.resolve(DemoContent.CAMERA_FOLDER);
        Path good = Files.createDirectories(camera.resolve(DemoContent.GOOD_ROLL));
        Path bad = Files.createDirectories(camera.resolve(DemoContent.BAD_ROLL));
        Path sound = Files.createDirectories(root.resolve(DemoContent.SOUND_FOLDER).resolve(DemoContent.SOUND_ROLL));
        for (DemoClip clip : DemoContent.goodClips()) {
            maker.make(clip.arguments(), good);
        }
        for (DemoClip clip : DemoContent.badClips()) {
            maker.make(clip.arguments(), bad);
        }
        for (DemoTake take : DemoContent.takes()) {
            maker.make(take.arguments(), sound);
            RiffChunk.append(sound.resolve(take.fileName()), "iXML", take.ixml().getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(root.resolve(DemoContent.STRAY), "A file that belongs to no roll: it is listed, and never dropped.\n");
        date(root);
        for (Path roll : List.of(good, bad, sound)) {
            HashLists.create(roll, Set.of(HashFormat.XXH64), Creator.of("checkgate demo", version(), "demo"), SEALED, VerifyListener.NONE);
        }
        flipOneBit(bad.resolve(DemoContent.ALTERED));
        Files.delete(bad.resolve(DemoContent.MISSING));
    }

    /** File times are recorded in hash lists: fixed ones make two demo drives equal. */
    private static void date(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(SHOT));
            }
        }
    }

    /** Size and time stay as they were: only hashing finds it. */
    private static void flipOneBit(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long middle = channel.size() / 2;
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, middle);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1)}), middle);
        }
        Files.setLastModifiedTime(file, FileTime.from(SHOT));
    }

    private static String version() {
        String version = DemoDrive.class.getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }
}
