package org.checkgate.console.internal.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one page has of its own; all else is the same text for each.
 *
 * @param title   in the browser's tab
 * @param main    id of its main part, and what that shows
 * @param script  its module, which defines the element of the same name
 * @param styles  its style sheets, besides the one that all pages have
 * @param instead what says the same to somebody without JavaScript
 */
record Page(String title, String main, String script, List<String> styles, String instead) {
    /** The page's text, as it is sent. */
    Asset asset() {
        Asset common = Asset.resource("/page.html").orElseThrow();
        String sheets = Stream.concat(Stream.of("console"), styles.stream())
                .map(name -> "<link rel=\"stylesheet\" href=\"/" + name + ".css\">").collect(Collectors.joining("\n"));
        String text = new String(common.bytes(), StandardCharsets.UTF_8).replace("{title}", title).replace("{styles}", sheets).replace("{script}", script).replace("{main}", main)
                .replace("{instead}", instead);
        return Asset.of(text.getBytes(StandardCharsets.UTF_8), common.type());
    }
}
