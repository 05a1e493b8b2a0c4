package org.checkgate.console.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeLedger;
import org.checkgate.console.internal.http.GuardedServlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) ?[\"']([^\"']+)[\"']");
    @TempDir
    Path folder;
    private FakeHttp http;
    private Asking ask;

    @BeforeEach
    void open() throws Exception {
        http = new FakeHttp(new FakeAppliance(new FakeLedger()), folder, 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        http.close();
    }

    @Test
    void thePolicyAllowsTheImportMapByItsHashAndNothingInline() throws Exception {
        String policy = ask.get("/").headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.matches("default-src 'self'; script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; .*"), policy);
        assertNotEquals(policy, ContentPolicy.of("<script type=\"importmap\">{}</script>".getBytes(StandardCharsets.UTF_8)));
        assertFalse(ask.get("/").body().matches("(?s).*( style=|<style| on[a-z]+=).*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/backbone", "/clips", "/plugins"})
    void allPagesShareTheirImportMapAndTheirPolicy(String address) throws Exception {
        HttpResponse<String> page = ask.get(address);
        assertEquals(200, page.statusCode());
        assertTrue(page.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
        assertEquals(ask.get("/").headers().firstValue("Content-Security-Policy"), page.headers().firstValue("Content-Security-Policy"));
        assertEquals(importMap(ask.get("/").body()), importMap(page.body()));
        assertFalse(page.body().matches("(?s).*( style=|<style| on[a-z]+=).*"));
        assertEquals(401, ask.send(ask.bare(address).GET()).statusCode());
    }

    @Test
    void eachPageNamesItsOwnPartAndLoadsWhatIsThere() throws Exception {
        for (Map.Entry<String, Page> one : PageServlet.PAGES.entrySet()) {
            String page = ask.get("/" + one.getKey()).body();
            assertTrue(page.contains("<title>" + one.getValue().title() + "</title>") && page.contains("<cg-" + one.getValue().script() + "></cg-"), page);
            assertFalse(page.matches("(?s).*\\{[a-z]+}.*"), page);
            Matcher loaded = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"").matcher(page);
            int files = 0;
            for (; loaded.find(); files++) {
                assertEquals(200, ask.get(loaded.group(1)).statusCode(), loaded.group(1));
            }
            assertEquals(3 + one.getValue().styles().size(), files, page);
            String module = ask.get("/" + one.getValue().script() + ".js").body();
            assertTrue(module.contains("customElements.define('cg-" + one.getValue().script() + "'"), one.getKey());
            assertTrue(module.contains("id=\"" + one.getValue().main() + "\"") || module.contains("'" + one.getValue().main() + "', html"), "the first link of " + one.getKey() + " leads somewhere");
        }
    }

    @Test
    void eachPageLeadsToAllOthers() throws Exception {
        String frame = ask.get("/frame.js").body();
        for (String address : PageServlet.PAGES.keySet()) {
            assertTrue(frame.contains("['/" + address + "', '"), address);
        }
    }

    private static String importMap(String page) {
        return page.substring(page.indexOf("<script type=\"importmap\">"), page.indexOf("</script>"));
    }

    /** Follows every import from the pages on, as a browser would: a file that was left out of the bundle is found here. */
    @Test
    void everyModuleThatThePageNeedsIsThere() throws Exception {
        Set<String> seen = new HashSet<>();
        follow("/console.js", seen);
        follow("/backbone.js", seen);
        follow("/search.js", seen);
        follow("/plugins.js", seen);
        assertTrue(seen.contains("/lib/lit-html/lit-html.js") && seen.contains("/clips.js") && seen.contains("/clip.js") && seen.contains("/cards.js") && seen.contains("/inspected.js") && seen.contains("/queue.js") && seen.contains("/look.js") && seen.contains("/back.js"), seen.toString());
        for (String file : List.of("/console.css", "/rolls.css", "/backbone.css", "/clips.css", "/icon.svg")) {
            assertEquals(200, ask.get(file).statusCode(), file);
        }
    }

    @Test
    void namesNoOtherHost() throws Exception {
        Set<String> seen = new HashSet<>(Set.of());
        follow("/console.js", seen);
        follow("/backbone.js", seen);
        follow("/search.js", seen);
        follow("/plugins.js", seen);
        PageServlet.PAGES.keySet().forEach(address -> seen.add("/" + address));
        seen.add("/clips.css");
        seen.add("/backbone.css");
        seen.add("/console.css");
        for (String file : seen) {
            Matcher host = Pattern.compile("(?:src|href|from|import|url|fetch)[ =(\"'`]{1,3}https?:").matcher(ask.get(file).body());
            assertFalse(host.find(), file);
        }
    }

    @Test
    void isNotSentTwice() throws Exception {
        HttpResponse<String> first = ask.get("/console.js");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, ask.send(ask.with("/console.js").header("If-None-Match", tag).GET()).statusCode());
        assertTrue(first.headers().firstValue("Content-Type").orElseThrow().startsWith("text/javascript"));
    }

    @Test
    void nothingButThePageLeavesTheBundle() throws Exception {
        for (String path : List.of("/../openapi.yaml", "/%2e%2e/openapi.yaml", "/org/checkgate/console/internal/Appliance.class", "/META-INF/MANIFEST.MF",
                "/lib//lit/index.js", "/lib/lit/../lit/index.js%00.js", "/.js")) {
            int status = ask.get(path).statusCode();
            assertTrue(status == 404 || status == 400, path + " " + status);
        }
    }

    @Test
    void theDescriptionOfTheApiKnowsWhatIsServed() throws Exception {
        String text = ask.get("/api/v1/openapi.yaml").body();
        Matcher paths = Pattern.compile("(?m)^  (/[^:]+):\\n    (get|post):").matcher(text);
        Set<String> described = new HashSet<>();
        while (paths.find()) {
            described.add("/api/v1/" + paths.group(1).split("/")[1]);
            if (paths.group(2).equals("get") && !paths.group(1).contains("{") && !paths.group(1).equals("/stream")) {
                assertEquals(200, ask.get("/api/v1" + paths.group(1)).statusCode(), paths.group(1));
            }
        }
        Set<String> served = new HashSet<>(http.patterns().stream().filter(p -> p.startsWith("/api/")).map(p -> p.replace("/*", "")).toList());
        described.remove("/api/v1/openapi.yaml");
        assertEquals(served, described);
    }

    /** A servlet that is not guarded, or that no test drives, is found by its class file. */
    @Test
    void everyServletStandsBehindTheGuard() throws Exception {
        Path classes = Path.of(GuardedServlet.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<Class<?>> servlets = new HashSet<>();
        try (var files = Files.walk(classes.resolve("org/checkgate/console"))) {
            for (Path file : files.filter(f -> f.toString().endsWith("Servlet.class")).toList()) {
                servlets.add(Class.forName(classes.relativize(file).toString().replace('/', '.').replace(".class", "")));
            }
        }
        servlets.remove(GuardedServlet.class);
        assertTrue(servlets.stream().allMatch(GuardedServlet.class::isAssignableFrom), servlets.toString());
        assertEquals(servlets, http.classes());
    }

    private void follow(String path, Set<String> seen) throws Exception {
        if (!seen.add(path)) {
            return;
        }
        HttpResponse<String> module = ask.get(path);
        assertEquals(200, module.statusCode(), path);
        Matcher imports = IMPORT.matcher(module.body());
        while (imports.find()) {
            follow(resolved(imports.group(1), path), seen);
        }
    }

    /** As the page's import map says. */
    private static String resolved(String name, String from) {
        if (name.startsWith("./") || name.startsWith("../")) {
            return Path.of(from).resolveSibling(name).normalize().toString();
        }
        return switch (name) {
            case "lit" -> "/lib/lit/index.js";
            case "lit-html" -> "/lib/lit-html/lit-html.js";
            case "@lit/reactive-element" -> "/lib/reactive-element/reactive-element.js";
            default -> "/lib/" + name.replace("@lit/", "");
        };
    }
}
