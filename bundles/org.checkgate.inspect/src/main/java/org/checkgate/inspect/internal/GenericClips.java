package org.checkgate.inspect.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.inspect.CardSource;
import org.checkgate.inspect.ClaimedClip;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/** Media that no plugin claimed: a file a clip, an image sequence one clip. Names and formats only, so that nothing is lost. */
final class GenericClips {
    private static final Set<String> FRAMES = Set.of("dpx", "cin", "exr", "ari", "arx", "dng", "tif", "tiff");
    private static final Set<String> MEDIA = Set.of("application/mxf", "application/quicktime", "image/x-raw-red", "image/x-arriraw",
        "image/aces", "image/x-cineon", "image/x-dpx");
    private static final Pattern NUMBERED = Pattern.compile("(?s)(.*?)(\\d{1,18})");

    private final FormatDetector detector;

    GenericClips(FormatDetector detector) {
        this.detector = detector;
    }

    void media(CardSource source, Map<String, CardFile> left, List<ClaimedClip> clips) {
        Map<String, List<CardFile>> sequences = new LinkedHashMap<>();
        for (CardFile file : List.copyOf(left.values())) {
            Matcher number = NUMBERED.matcher(file.stem());
            if (FRAMES.contains(file.extension()) && number.matches()) {
                // The width keeps 9 and 10 of an unpadded set apart from 0009 and 0010, which is what the makers pad for.
                String key = file.folder() + "/" + number.group(1) + "/" + number.group(2).length() + "/" + file.extension();
                sequences.computeIfAbsent(key, k -> new ArrayList<>()).add(file);
            } else if (!Sidecars.isOne(file)) {
                String type = type(source, file);
                if (type.startsWith("video/") || type.startsWith("audio/") || MEDIA.contains(type)) {
                    take(List.of(file), file.stem(), type, role(type), left, clips);
                }
            }
        }
        sequences.values().forEach(frames -> {
            // 200,000 frames cost one look: what the first is, the others are.
            String type = type(source, frames.get(0));
            if (type.startsWith("image/")) {
                take(frames, frames.size() == 1 ? frames.get(0).stem() : sequenceName(frames.get(0)), type, Role.FRAME, left, clips);
            }
        });
    }

    private static String sequenceName(CardFile first) {
        Matcher number = NUMBERED.matcher(first.stem());
        String prefix = number.matches() ? number.group(1).replaceFirst("[._ -]+$", "") : "";
        if (!prefix.isEmpty()) {
            return prefix;
        }
        String folder = first.folder();
        return folder.isEmpty() ? first.stem() : folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static void take(List<CardFile> files, String name, String type, Role role, Map<String, CardFile> left, List<ClaimedClip> clips) {
        List<ClipFile> members = new ArrayList<>(files.size());
        for (CardFile file : files) {
            members.add(ClipFile.of(file, role, members.size()));
            left.remove(file.path());
        }
        String first = files.get(0).fileName();
        String word = !name.isBlank() ? name : !first.isBlank() ? first : "unnamed";
        clips.add(new ClaimedClip(new Clip(word, format(type), members), ClaimedClip.GENERIC));
    }

    private String type(CardSource source, CardFile file) {
        try {
            return detector.detect(file.fileName(), source.head(file.path(), Card.HEAD_LIMIT));
        } catch (IOException e) {
            // What cannot be read is listed as unrecognised; that it cannot be read, the copy says.
            return "application/octet-stream";
        }
    }

    private static Role role(String type) {
        if (type.startsWith("audio/")) {
            return Role.AUDIO;
        }
        return type.equals("video/x-gopro-lrv") ? Role.CAMERA_PROXY : Role.ESSENCE;
    }

    /** {@code video/x-braw} is {@code braw}, {@code image/x-raw-red} is {@code r3d}, {@code image/aces} is {@code exr}. */
    private static String format(String type) {
        return switch (type) {
            case "image/x-raw-red" -> "r3d";
            case "image/aces" -> "exr";
            case "audio/vnd.wave" -> "wave";
            default -> type.substring(type.indexOf('/') + 1).replaceFirst("^(x-|vnd\\.)+", "");
        };
    }
}
