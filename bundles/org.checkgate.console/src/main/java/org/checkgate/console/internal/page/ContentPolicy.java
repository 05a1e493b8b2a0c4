package org.checkgate.console.internal.page;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page may load: its own files, and the one inline text that browsers insist on, its import map, by hash. */
final class ContentPolicy {
    private static final Pattern INLINE = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ContentPolicy() {
    }

    /** Computed from the page that is served, so that the two cannot drift apart. */
    static String of(byte[] page) {
        StringBuilder scripts = new StringBuilder("script-src 'self'");
        Matcher inline = INLINE.matcher(new String(page, StandardCharsets.UTF_8));
        while (inline.find()) {
            scripts.append(" 'sha256-").append(Asset.sha256(inline.group(1).getBytes(StandardCharsets.UTF_8))).append('\'');
        }
        return "default-src 'self'; " + scripts + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
