package org.checkgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.checkgate.inspect.zoo.Extension;
import org.checkgate.inspect.zoo.Newer;
import org.checkgate.inspect.zoo.PluginJar;
import org.checkgate.inspect.zoo.Zoo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that does everything that none may, dropped into a booted appliance: every roll arrives, and the reason is there to read. */
@ExtendWith(BootedAppliance.class)
class PluginZooIT {
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final String SETTINGS = "etc/org.checkgate.inspect.cfg";

    @TempDir
    Path folder;
    private Path jar;
    private PaxAppliance appliance;

    private void settings(UnaryOperator<String> change) throws IOException {
        Path file = appliance.home().resolve(SETTINGS);
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    @AfterEach
    void takeItAway() throws IOException {
        if (jar != null) {
            Files.deleteIfExists(jar);
            settings(text -> text.replace("developmentMode = true", "developmentMode = false"));
        }
    }

    @Test
    void theIngestGoesOnWhateverAPluginDoes(PaxAppliance booted) throws Exception {
        appliance = booted;
        Api api = appliance.api();
        JsonNode before = api.address();
        jar = appliance.home().resolve("plugins/zoo.jar");
        PluginJar.pack(Zoo.class, "1.2.3", jar);
        JsonNode unsigned = roll(api, "Z001", Map.of("good.zoo", 1000));
        assertEquals(Map.of(), plugins(unsigned), "it is not signed, so it does not serve");
        assertEquals("UNTRUSTED", verdict(api));

        settings(text -> text.replace("developmentMode = false", "developmentMode = true"));
        Map<String, Integer> animals = new HashMap<>();
        for (String animal : List.of("good", "hangs", "exits", "eats", "stubborn", "throws", "leaks", "nothing")) {
            animals.put(animal + ".zoo", 1000 + animal.length());
        }
        JsonNode served = Await.until("the plugin serves", LIMIT, () -> roll(api, "Z" + System.nanoTime(), Map.of("good.zoo", 1000)),
                roll -> plugins(roll).containsValue("zoo"));
        assertTrue(Api.on(served, "SAFE_TO_REUSE"), served.toString());
        assertEquals("ACTIVE", verdict(api));
        assertTrue(api.get("/status").path("developmentMode").asBoolean());

        JsonNode roll = roll(api, "Z002", animals);
        assertTrue(Api.on(roll, "SAFE_TO_REUSE"), roll.toString());
        Map<String, String> plugins = plugins(roll);
        assertEquals("zoo", plugins.get("good"), plugins.toString());
        assertEquals("zoo", plugins.get("leaks"), plugins.toString());
        for (String animal : List.of("hangs", "exits", "eats", "stubborn", "throws", "nothing")) {
            assertEquals("generic", plugins.get(animal), plugins.toString());
            assertTrue(reason(roll, animal).contains("zoo"), reason(roll, animal));
        }

        PluginJar.pack(Newer.class, "1.2.4", jar);
        JsonNode newer = Await.until("the upgrade serves", LIMIT, () -> roll(api, "Z" + System.nanoTime(), Map.of("hangs.zoo", 1000)),
                found -> plugins(found).containsValue("zoo"));
        assertTrue(Api.on(newer, "SAFE_TO_REUSE"), newer.toString());
        assertEquals(before.path("startedAt"), Api.when(appliance.home().resolve("run/console.json")).address().path("startedAt"),
                "the console did not restart");
        assertEquals(1, appliance.log().lines().filter(line -> line.contains("The pipeline is running.")).count(), "the routes did not restart");
    }

    @Test
    void whatDoesHarmByBeingThereIsNotEvenInstalled(PaxAppliance booted) throws Exception {
        appliance = booted;
        Api api = appliance.api();
        JsonNode before = api.address();
        jar = appliance.home().resolve("plugins/zoo.jar");
        PluginJar.extension(Extension.class, jar);
        Await.until("it is refused", LIMIT, appliance::log, log -> log.contains("The plugin jar zoo.jar is not installed"));
        assertEquals("STARTS_CODE", verdict(api, "zoo.jar"));

        Path shipped = appliance.home().resolve("plugins/org.checkgate.camera.bwf.jar");
        Path aside = Files.copy(shipped, folder.resolve("bwf.jar"));
        try {
            PluginJar.extension(Extension.class, shipped);
            Await.until("it is refused in another's place", LIMIT, appliance::log, log -> log.contains("The plugin jar org.checkgate.camera.bwf.jar is not installed"));
            assertEquals("STARTS_CODE", verdict(api, "org.checkgate.camera.bwf.jar"));
        } finally {
            Path hidden = Files.copy(aside, shipped.resolveSibling(".bwf.part"));
            Files.move(hidden, shipped, StandardCopyOption.REPLACE_EXISTING);
        }
        Await.until("the shipped one serves again", LIMIT, () -> verdict(api, "org.checkgate.camera.bwf.jar"), "ACTIVE"::equals);
        assertFalse(Files.exists(appliance.home().resolve(Extension.MARK)), "code of it ran in the appliance");
        assertEquals(before.path("startedAt"), Api.when(appliance.home().resolve("run/console.json")).address().path("startedAt"),
                "the console did not restart");
    }

    private JsonNode roll(Api api, String name, Map<String, Integer> files) throws Exception {
        Path drive = folder.resolve("drive-" + name);
        TestRoll.make(drive.resolve(name), name.hashCode(), files);
        return Api.roll(api.settled(api.ingest(drive, "ZOO"), LIMIT), name);
    }

    private static String verdict(Api api) throws Exception {
        return verdict(api, "zoo.jar");
    }

    private static String verdict(Api api, String jar) throws Exception {
        for (JsonNode file : api.get("/plugins").path("folder")) {
            if (file.path("file").asText().equals(jar)) {
                return file.path("state").asText();
            }
        }
        return "not there";
    }

    /** Which plugin described each clip. */
    private static Map<String, String> plugins(JsonNode roll) {
        Map<String, String> plugins = new TreeMap<>();
        roll.path("clips").forEach(clip -> plugins.put(clip.path("name").asText(), clip.path("plugin").asText()));
        return plugins;
    }

    private static String reason(JsonNode roll, String name) {
        for (JsonNode clip : roll.path("clips")) {
            if (clip.path("name").asText().equals(name)) {
                return clip.path("findings").path(0).path("sentence").asText();
            }
        }
        throw new AssertionError("no clip " + name);
    }
}
