package org.checkgate.render.internal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Proxy;

/**
 * Names of files from names of clips, which come from drives: they may repeat in a roll and hold anything. Letters and digits
 * of any script stay, {@code ~} is kept for what is added here, so that no clip's own name can look like an added one.
 */
final class ProxyNames {
    /** In UTF-8; leaves room for what is added, where a file's name may have 255. */
    private static final int LONGEST_BYTES = 120;

    private ProxyNames() {
    }

    /** A clip and the name, unique in its roll, that its files get. */
    record Named(Clip clip, String name) {
    }

    /**
     * The clips that are still to be rendered. The same clips and proxies give the same names, so that a repeat after a
     * stop finds what it stored.
     */
    static List<Named> open(List<Clip> clips, List<Proxy> proxies) {
        Set<Long> rendered = proxies.stream().map(Proxy::clipId).collect(Collectors.toSet());
        Set<String> taken = proxies.stream().map(proxy -> alike(stem(proxy.key()))).collect(Collectors.toCollection(HashSet::new));
        List<Named> open = new ArrayList<>();
        for (Clip clip : clips.stream().sorted(Comparator.comparing(Clip::primaryPath).thenComparing(Clip::id)).toList()) {
            if (!clip.primaryPath().isEmpty() && !rendered.contains(clip.id())) {
                open.add(new Named(clip, free(safe(clip.name()), taken)));
            }
        }
        return open;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(alike(free)); number++) {
            free = name + "~" + number;
        }
        return free;
    }

    /** @param attempt 1 for the name itself */
    static String afterConflict(String name, int attempt) {
        return attempt == 1 ? name : name + "~r" + attempt;
    }

    private static String stem(String key) {
        return key.substring(key.lastIndexOf('/') + 1).replaceFirst("\\.mp4$", "");
    }

    /** Some who fetch proxies keep them on disks that do not tell capitals apart. */
    private static String alike(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static String safe(String clip) {
        StringBuilder safe = new StringBuilder();
        int bytes = 0;
        for (int point : Normalizer.normalize(clip, Normalizer.Form.NFC).codePoints().toArray()) {
            boolean plain = Character.isLetterOrDigit(point) || point == '-' || point == '_' || point == '.' && !safe.isEmpty();
            String next = plain ? Character.toString(point) : "_";
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_BYTES) {
                break;
            }
            safe.append(next);
        }
        return safe.isEmpty() ? "clip" : safe.toString();
    }
}
