package org.checkgate.console.internal.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pages may load: their own files, and the one inline text that browsers insist on, the import map, by hash. */
final class ContentPolicy {
    private static final Pattern INLINE = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ContentPolicy() {
    }

    /** Computed from the pages that are served, so that the two cannot drift apart. */
    static String of(byte[]... pages) {
        Set<String> scripts = new LinkedHashSet<>(List.of("script-src 'self'"));
        for (byte[] page : pages) {
            Matcher inline = INLINE.matcher(new String(page, StandardCharsets.UTF_8));
            while (inline.find()) {
                scripts.add("'sha256-" + Asset.sha256(inline.group(1).getBytes(StandardCharsets.UTF_8)) + "'");
            }
        }
        return "default-src 'self'; " + String.join(" ", scripts) + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
