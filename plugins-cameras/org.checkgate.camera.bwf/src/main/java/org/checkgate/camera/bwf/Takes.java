package org.checkgate.camera.bwf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.riff.Wave;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/**
 * Which sound files are one take. A file of several channels is one; files of one channel each are one together when their
 * names differ in a last number only and they started at the same sample; so is what lies in a folder {@code *.TAKE}.
 */
final class Takes {
    private static final Set<String> EXTENSIONS = Set.of("wav", "wave", "bwf", "rf64");
    /** {@code A101_1_2}, {@code 260811_001_Tr2}, {@code Sr001-2C-01_03}, {@code T04.A2}. */
    private static final Pattern CHANNEL = Pattern.compile("(?is)(.+?)[_. -](?:tr|ch|a)?(\\d{1,2})");
    /** fmt and bext come before the sound; 2 KiB hold both, however large the file is. */
    private static final int HEAD = 2048;

    private Takes() {
    }

    static boolean isCandidate(CardFile file) {
        return EXTENSIONS.contains(file.extension());
    }

    private record Channel(CardFile file, int number) {
    }

    static List<Clip> group(Card card) throws IOException {
        Map<String, List<Channel>> takes = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (CardFile file : card.files()) {
            if (!isCandidate(file)) {
                continue;
            }
            byte[] head = card.head(file.path(), HEAD);
            if (!Wave.isWave(head)) {
                continue;
            }
            String key = file.path();
            String name = file.stem();
            int number = 0;
            Matcher channel = CHANNEL.matcher(file.stem());
            if (file.folder().toUpperCase(Locale.ROOT).endsWith(".TAKE")) {
                key = file.folder() + "/";
                name = file.folder().substring(file.folder().lastIndexOf('/') + 1, file.folder().length() - 5);
            } else if (channel.matches()) {
                Optional<String> start = startOfMono(head);
                if (start.isPresent()) {
                    key = file.folder() + "/" + channel.group(1) + "/" + start.get();
                    number = Integer.parseInt(channel.group(2));
                }
            }
            takes.computeIfAbsent(key, k -> new ArrayList<>()).add(new Channel(file, number));
            names.putIfAbsent(key, number > 0 ? channel.group(1) : name);
        }
        List<Clip> clips = new ArrayList<>();
        takes.forEach((key, channels) -> clips.add(clip(channels.size() == 1 ? channels.get(0).file().stem() : names.get(key), channels)));
        return clips;
    }

    private static Clip clip(String name, List<Channel> channels) {
        channels.sort(Comparator.comparingInt(Channel::number).thenComparing(c -> c.file().path()));
        List<ClipFile> files = new ArrayList<>();
        for (Channel channel : channels) {
            files.add(ClipFile.of(channel.file(), Role.AUDIO, files.size()));
        }
        return new Clip(name.isBlank() ? channels.get(0).file().fileName() : name, "bwf", files);
    }

    /** When and at which sample a file of one channel started; absent for others, and where no bext tells. */
    private static Optional<String> startOfMono(byte[] head) {
        try {
            Wave wave = Wave.read(ByteWindow.of(head, ByteOrder.LITTLE_ENDIAN));
            return wave.channels() == 1 ? wave.bext().map(b -> b.date() + " " + b.time() + " " + b.timeReference()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
