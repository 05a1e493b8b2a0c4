package org.checkgate.console.internal.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A page of the documentation as the appliance serves it; each heading can be pointed at, by its words in small letters. */
final class Guide {
    private static final List<Extension> ANCHORS = List.of(HeadingAnchorExtension.create());

    private Guide() {
    }

    /** @param name of the file in the folder {@code docs} of the sources, which lies in this bundle */
    static byte[] page(String name, String title) {
        String body = HtmlRenderer.builder().extensions(ANCHORS).escapeHtml(true).sanitizeUrls(true).build()
                .render(Parser.builder().build().parse(new String(file(name), StandardCharsets.UTF_8)));
        return ("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + title + "</title>\n<link rel=\"stylesheet\" href=\"/docs/page.css\">\n</head>\n<body>\n<main>\n" + body + "</main>\n</body>\n</html>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] file(String name) {
        try (InputStream in = Guide.class.getResourceAsStream("/docs/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The bundle lacks the page " + name + ".");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The page " + name + " cannot be read.", e);
        }
    }
}
