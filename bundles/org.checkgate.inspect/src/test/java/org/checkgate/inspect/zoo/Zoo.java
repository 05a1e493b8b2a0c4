package org.checkgate.inspect.zoo;

import java.io.IOException;
import java.net.Socket;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Severity;

/** A plugin that behaves as the name of a clip says, each time in another bad way. What it may touch stands in the clip's file. */
public final class Zoo implements CameraPlugin {
    @Override
    public String name() {
        return "zoo";
    }

    @Override
    public int recognise(Card card) throws IOException {
        if (card.name().startsWith("recognise-")) {
            act(card.name().substring(10), null, null);
        }
        return card.files().stream().anyMatch(Zoo::isMine) ? 90 : 0;
    }

    private static boolean isMine(CardFile file) {
        return file.extension().equals("zoo");
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        if (card.name().startsWith("group-")) {
            act(card.name().substring(6), null, null);
        }
        return card.files().stream().filter(Zoo::isMine).map(f -> new Clip(f.stem(), "zoo", List.of(ClipFile.of(f, Role.ESSENCE, 0)))).toList();
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        return act(clip.name(), clip, media);
    }

    private static Inspection act(String animal, Clip clip, Media media) throws IOException {
        switch (animal) {
            case "good" -> { }
            case "hangs" -> sleepForEver();
            case "spins" -> spin();
            case "throws" -> throw new IllegalStateException("a bad day");
            case "overflows" -> overflow(1);
            case "exits" -> System.exit(0);
            case "halts" -> Runtime.getRuntime().halt(0);
            case "eats" -> eat();
            case "leaks" -> leak();
            case "stubborn" -> stubborn();
            case "nothing" -> {
                return null;
            }
            case "nonsense" -> {
                return Inspection.builder().raw("zoo", "long", "x".repeat(3_000_000)).build();
            }
            case "findings" -> {
                return new Inspection(Map.of(), Map.of(), Collections.nCopies(100_000, new Finding("", Severity.INFO, "", "", "")));
            }
            case "threads" -> {
                for (int i = 0; i < 1000; i++) {
                    leak();
                }
            }
            case "reads" -> readAll(clip, media);
            case "writes" -> Files.writeString(Path.of(text(clip, media)).resolve("written"), "x");
            case "deletes" -> Files.delete(Path.of(text(clip, media)).resolve("card"));
            case "connects" -> new Socket("127.0.0.1", Integer.parseInt(text(clip, media))).close();
            case "listens" -> new ServerSocket(0).close();
            case "starts" -> new ProcessBuilder("/bin/true").start();
            case "opens-the-gate" -> System.setSecurityManager(null);
            case "others-file" -> media.open("good.zoo");
            case "many-open" -> {
                while (true) {
                    media.open(clip.primary().path());
                }
            }
            default -> throw new IOException("There is no " + animal + " in the zoo.");
        }
        return Inspection.builder().offer(Field.MAKE, "Zoo", "zoo", Confidence.READ).build();
    }

    private static void sleepForEver() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static void stubborn() {
        while (true) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                // It blocks interrupts, as a badly wrapped library does.
            }
        }
    }

    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            eaten.add(new byte[1 << 20]);
        }
    }

    private static void leak() {
        Thread thread = new Thread(Zoo::stubborn, "left-running");
        thread.setDaemon(true);
        thread.start();
    }

    private static void readAll(Clip clip, Media media) throws IOException {
        try (SeekableView view = media.open(clip.primary().path())) {
            byte[] bytes = new byte[64 << 10];
            for (long at = 0; at < view.size(); at += bytes.length) {
                view.read(at, bytes, 0, bytes.length);
            }
        }
    }

    private static String text(Clip clip, Media media) throws IOException {
        try (SeekableView view = media.open(clip.primary().path())) {
            return new String(view.read(0, (int) view.size()), StandardCharsets.UTF_8);
        }
    }
}
