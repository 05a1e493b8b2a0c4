package org.checkgate.camera.bwf;

import java.io.IOException;
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
import org.checkgate.readers.riff.Wave;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/**
 * Which sound files are one take. A file of several channels is one; files of one channel each are one together when their
 * names differ in a last number or channel letter only and they started at the same sample; so is what lies in a folder {@code *.TAKE}.
 * What a recorder split because of its size is one take again, see {@link Pieces}.
 */
final class Takes {
    private static final Set<String> EXTENSIONS = Set.of("wav", "wave", "bwf", "rf64");
    /**
     * {@code A101_1_2} (Sound Devices), {@code 260811_001_Tr2} (Zoom), {@code Sr001-2C-01_03} (Metacorder), {@code T04.A2} and
     * {@code Audio 1.L} (Pro Tools).
     */
    private static final Pattern CHANNEL = Pattern.compile("(?is)(.+?)[_. -](?:(?:tr|ch|a)?(\\d{1,2})|(L|C|R|Ls|Rs|LFE))");
    /** In the order of Pro Tools. */
    private static final List<String> LETTERS = List.of("", "L", "C", "R", "LS", "RS", "LFE");

    private Takes() {
    }

    static boolean isCandidate(CardFile file) {
        return EXTENSIONS.contains(file.extension());
    }

    /** A file and its number in its take; 0 where it has none. */
    private record Channel(CardFile file, int number) {
    }

    static List<Clip> group(Card card) throws IOException {
        Map<String, List<Channel>> takes = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Start> starts = new LinkedHashMap<>();
        for (CardFile file : card.files()) {
            if (!isCandidate(file)) {
                continue;
            }
            byte[] head = Start.head(card, file);
            if (!Wave.isWave(head)) {
                continue;
            }
            String key = file.path();
            String name = file.stem();
            int number = 0;
            if (file.folder().toUpperCase(Locale.ROOT).endsWith(".TAKE")) {
                key = file.folder() + "/";
                name = file.folder().substring(file.folder().lastIndexOf('/') + 1, file.folder().length() - 5);
            } else {
                Optional<Start> start = Start.of(card, file, head);
                Matcher channel = CHANNEL.matcher(file.stem());
                if (start.isPresent() && start.get().channels() == 1 && channel.matches()) {
                    key = file.folder() + "/" + channel.group(1) + "/" + start.get().stamp();
                    number = channel.group(2) == null ? LETTERS.indexOf(channel.group(3).toUpperCase(Locale.ROOT)) : Integer.parseInt(channel.group(2));
                    name = channel.group(1);
                }
                String take = key;
                start.ifPresent(s -> starts.putIfAbsent(take, s));
            }
            takes.computeIfAbsent(key, k -> new ArrayList<>()).add(new Channel(file, number));
            names.putIfAbsent(key, name);
        }
        List<Pieces.Piece> pieces = new ArrayList<>();
        takes.forEach((key, channels) -> pieces.add(piece(channels, names.get(key), Optional.ofNullable(starts.get(key)))));
        return Pieces.joined(pieces).stream().map(Takes::clip).toList();
    }

    private static Pieces.Piece piece(List<Channel> channels, String name, Optional<Start> start) {
        channels.sort(Comparator.comparingInt(Channel::number).thenComparing(c -> c.file().path()));
        List<CardFile> files = channels.stream().map(Channel::file).toList();
        return new Pieces.Piece(files.size() == 1 ? files.get(0).stem() : name, files, start);
    }

    private static Clip clip(Pieces.Piece take) {
        List<ClipFile> files = new ArrayList<>();
        for (CardFile file : take.files()) {
            files.add(ClipFile.of(file, Role.AUDIO, files.size()));
        }
        return new Clip(take.name().isBlank() ? take.files().get(0).fileName() : take.name(), "bwf", files);
    }
}
