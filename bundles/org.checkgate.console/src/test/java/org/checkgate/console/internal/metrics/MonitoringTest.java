package org.checkgate.console.internal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeLedger;
import org.checkgate.console.internal.http.Json;
import org.checkgate.ledger.Figures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules, board and guide speak of what the appliance really prints, and of each other. */
class MonitoringTest {
    private static final Path CONFIG = Path.of("../../config");
    private static final Path RULES = CONFIG.resolve("alerts/checkgate.rules.yml");
    private static final Path RULE_TESTS = CONFIG.resolve("alerts/checkgate.rules.test.yml");
    private static final Pattern METRIC = Pattern.compile("\\bcheckgate_[a-z_]+");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)\\n(?:(?!      - alert:).*\\n)*?          runbook_url: \"(.*)\"\\n");
    private static Set<String> printed;
    @TempDir
    Path folder;

    @BeforeAll
    static void scrape(@TempDir Path ledger) {
        Clock noon = Clock.fixed(FakeLedger.NOON, ZoneOffset.UTC);
        try (OddSet set = new OddSet(ledger, noon).ingested(noon)) {
            printed = Sample.of(Scrape.of(set.appliance, noon)).stream().map(Sample::name).collect(Collectors.toSet());
        }
    }

    @Test
    void everyMetricOfTheRulesAndTheirTestsIsPrinted() throws IOException {
        allPrinted(metrics(Files.readString(RULES)));
        allPrinted(metrics(Files.readString(RULE_TESTS)));
    }

    @Test
    void everyExpressionOfTheBoardNamesMetricsThatArePrinted() throws IOException {
        JsonNode board = Json.MAPPER.readTree(CONFIG.resolve("grafana/checkgate-backbone.json").toFile());
        List<String> expressions = board.path("panels").findValuesAsText("expr");
        assertTrue(expressions.size() >= 10, expressions.toString());
        for (String expression : expressions) {
            assertFalse(metrics(expression).isEmpty(), expression);
        }
        allPrinted(metrics(board.toString()));
    }

    @Test
    void theGuideNamesEveryMetricAndNoOther() throws IOException {
        Set<String> families = printed.stream().map(name -> name.replaceAll("_(bucket|sum|count)$", "")).collect(Collectors.toCollection(TreeSet::new));
        Set<String> explained = metrics(Files.readString(Path.of("../../docs/noc.md")));
        explained.remove("checkgate_");
        assertEquals(families, explained);
    }

    @Test
    void everyFailureThatIsCountedAlertsAndWhoIsWokenReadsWhatToDo() throws IOException {
        Set<String> alerting = new TreeSet<>();
        Matcher reasons = Pattern.compile("reason=~\"([A-Z_|]+)\"[^\n]*\\n +labels: \\{severity: (\\w+)}").matcher(Files.readString(RULES));
        while (reasons.find()) {
            List<String> codes = List.of(reasons.group(1).split("\\|"));
            alerting.addAll(codes);
            if (reasons.group(2).equals("page")) {
                String guide = Files.readString(Path.of("../../docs/noc.md"));
                codes.forEach(code -> assertTrue(guide.contains("`" + code + "`"), code));
            }
        }
        assertEquals(new TreeSet<>(Figures.FAILURES), alerting);
    }

    @Test
    void everyAlertHasItsSectionInTheGuideThatTheApplianceServes() throws Exception {
        try (FakeHttp http = new FakeHttp(new FakeAppliance(new FakeLedger()), folder, 0)) {
            Asking ask = new Asking(http);
            var answer = ask.send(ask.bare("/docs/noc").GET());
            assertEquals(200, answer.statusCode());
            assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
            assertEquals(200, ask.send(ask.bare("/docs/page.css").GET()).statusCode());
            assertFalse(Pattern.compile("(?:src|href)=\"(?!/docs/page\\.css\"|#)").matcher(answer.body()).find(), "it needs nothing from elsewhere");
            Matcher alert = ALERT.matcher(Files.readString(RULES));
            List<String> names = new ArrayList<>();
            while (alert.find()) {
                String name = alert.group(1);
                names.add(name);
                assertEquals("http://{{ $labels.instance }}/docs/noc#" + name.toLowerCase(java.util.Locale.ROOT), alert.group(2));
                assertTrue(answer.body().contains("<h3 id=\"" + name.toLowerCase(java.util.Locale.ROOT) + "\">" + name + "</h3>"), name);
            }
            assertEquals(Files.readString(RULES).split("- alert:").length - 1, names.size());
            Matcher section = Pattern.compile("<h3 id=\"[^\"]+\">([^<]+)</h3>").matcher(answer.body());
            List<String> sections = new ArrayList<>();
            while (section.find()) {
                sections.add(section.group(1));
            }
            assertEquals(new TreeSet<>(names), new TreeSet<>(sections), "a section without an alert is nobody's runbook");
            for (String part : answer.body().split("<h3 ")) {
                if (part.startsWith("id=")) {
                    assertTrue(part.contains("What it means.") && part.contains("Look at") && part.contains("Do") && part.contains("It is over"), part);
                }
            }
        }
    }

    @Test
    void everyAlertIsTestedBothWays() throws IOException {
        String tests = Files.readString(RULE_TESTS);
        Matcher alert = Pattern.compile("- alert: (\\w+)").matcher(Files.readString(RULES));
        while (alert.find()) {
            String asked = "alertname: " + alert.group(1) + "\\R +exp_alerts:";
            assertTrue(Pattern.compile(asked + "\\R").matcher(tests).find(), alert.group(1) + " is never seen to fire");
            assertTrue(Pattern.compile(asked + " \\[\\]").matcher(tests).find(), alert.group(1) + " is never seen not to fire");
        }
    }

    @Test
    void promtoolFindsTheRulesRight() throws Exception {
        String promtool = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(path -> Path.of(path, "promtool"))
                .filter(Files::isExecutable).findFirst().map(Path::toString).orElse(null);
        assumeTrue(promtool != null, "promtool is not installed (Debian package prometheus): the rules are not run");
        run(promtool, "check", "rules", RULES.getFileName().toString());
        run(promtool, "test", "rules", RULE_TESTS.getFileName().toString());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(RULES.getParent().toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private static void allPrinted(Set<String> named) {
        Set<String> unknown = new TreeSet<>(named);
        unknown.removeAll(printed);
        assertEquals(Set.of(), unknown);
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}
