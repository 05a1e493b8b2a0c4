package org.checkgate.publish.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.OutboxEvent;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing over the real ledger: what is written, in which order, and what a stop in the middle leaves. */
class CloudPublisherTest {
    private static final Destination DAY = new Destination("TITLE", "20240101", "main");
    private static final String PREFIX = "TITLE/20240101/main/A001/";
    private static final String MANIFEST = PREFIX + ".checkgate/manifest-1.json";

    @TempDir
    Path folder;

    private final FakeDocuments documents = new FakeDocuments();
    private OpenLedger ledger;
    private CloudPublisher publisher;
    private Path card;
    private long roll;

    @BeforeEach
    void open() throws IOException {
        ledger = Ledgers.open(folder.resolve("ledger/checkgate"), Policy.DEFAULT, Clock.systemUTC());
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            ledger.endpoints().configured(new Endpoint(tier, "https://" + tier.word(), true, false, true));
        }
        publisher = new CloudPublisher(ledger, documents, (key, budget) -> {
            throw new FileNotFoundException(key);
        }, new OurGeneration(documents, Creator.of("Checkgate", "1", "localhost")), new RollManifest(ledger, "1"), Clock.systemUTC());
        card = Files.createDirectories(folder.resolve("A001"));
        Files.writeString(card.resolve("clip.mov"), "media");
        HashLists.create(card, Set.of(HashFormat.XXH64), Creator.of("set", "1", "localhost"), Instant.parse("2024-01-01T10:00:00Z"), VerifyListener.NONE);
        roll = deliver();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private long deliver() throws IOException {
        long drive = ledger.drives().arrive(new DriveIdentity("", "folder", "print"), "/media/x", "x", Optional.of(DAY)).id();
        List<NewFile> files = new ArrayList<>();
        String hash = HashLists.read(card).files().get("clip.mov").hashes().get(0).value();
        try (Stream<Path> tree = Files.walk(card)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String path = card.relativize(file).toString();
                boolean clip = path.equals("clip.mov");
                files.add(new NewFile(path, Files.size(file), false, clip ? FileRole.SEALED : FileRole.MANIFEST,
                        clip ? List.of(new StatedHash("xxh64", hash, true, 1)) : List.of()));
            }
        }
        ledger.drives().listed(drive, new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "list", files, List.of())), List.of(), List.of()));
        Roll delivered = ledger.rolls().onDrive(drive).get(0);
        for (RollFile file : ledger.rolls().files(delivered.id())) {
            documents.staging.put(delivered.stagingPrefix() + "/" + file.path(), Files.readAllBytes(card.resolve(file.path())));
            ledger.rolls().read(file.id(), file.size(), Map.of("xxh64", file.stated().isEmpty() ? "0000000000000000" : hash), "00000000000000aa");
            prove(file, Tier.STAGING, Strength.READ_BACK);
        }
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        return delivered.id();
    }

    private void prove(RollFile file, Tier tier, Strength strength) {
        ledger.copies().record(List.of(new Copy(file.id(), tier, ledger.endpoints().current(tier).orElseThrow().address(), file.path(), strength, Instant.EPOCH)));
    }

    private void sync(long id) {
        ledger.rolls().files(id).forEach(file -> prove(file, Tier.CLOUD, Strength.HASHED));
        ledger.work().done(ledger.work().claim(Step.SYNC).orElseThrow());
    }

    private List<String> events() {
        return ledger.outbox().after(0, 100).stream().map(OutboxEvent::type).toList();
    }

    @Test
    void nothingIsWrittenBeforeTheCloudIsProven() {
        StepFailure early = assertThrows(StepFailure.class, () -> publisher.publish(roll));
        assertEquals(StepFailure.Behaviour.RETRY, early.behaviour());
        ledger.work().done(ledger.work().claim(Step.SYNC).orElseThrow());
        StepFailure never = assertThrows(StepFailure.class, () -> publisher.publish(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_SETTING, never.behaviour(), "SYNC is over: it does not come by itself");
        assertTrue(documents.cloud.isEmpty());
    }

    @Test
    void theManifestIsLastAndSaysWhatTheSchemaAsksFor() throws IOException {
        sync(roll);
        publisher.publish(roll);
        assertEquals(MANIFEST, documents.order.get(documents.order.size() - 1));
        JsonNode manifest = new ObjectMapper().readTree(documents.cloud.get(MANIFEST));
        JsonNode schema = new ObjectMapper().readTree(Files.readAllBytes(Path.of("../../docs/roll-manifest.schema.json")));
        schema.path("required").forEach(name -> assertTrue(manifest.has(name.asText()), name.asText()));
        manifest.path("files").forEach(file -> schema.at("/properties/files/items/required").forEach(
                name -> assertTrue(file.has(name.asText()), name.asText())));
        assertEquals(List.of("org.checkgate.roll.ready"), events());
    }

    @Test
    void ourGenerationContinuesTheChainAndVerifies() throws IOException {
        sync(roll);
        publisher.publish(roll);
        Path delivered = Files.createDirectories(folder.resolve("cloud/A001/ascmhl"));
        try (Stream<Path> set = Files.list(card.resolve("ascmhl"))) {
            for (Path file : set.toList()) {
                Files.copy(file, delivered.resolve(file.getFileName()));
            }
        }
        Files.copy(card.resolve("clip.mov"), delivered.resolveSibling("clip.mov"));
        for (Map.Entry<String, byte[]> document : documents.cloud.entrySet()) {
            if (document.getKey().startsWith(PREFIX + "ascmhl/")) {
                Files.write(delivered.resolve(document.getKey().substring((PREFIX + "ascmhl/").length())), document.getValue());
            }
        }
        assertEquals(2, HashLists.read(delivered.getParent()).ownHistory().generations().size());
        assertEquals(List.of("ok"), HashLists.verify(delivered.getParent(), VerifyListener.NONE).findings());
    }

    @Test
    void aLostAnswerAnywhereEndsWithOneManifestAndOneEvent() throws IOException {
        sync(roll);
        for (int answers = 0; answers < 3; answers++) {
            documents.answersLeft = answers;
            StepFailure cut = assertThrows(StepFailure.class, () -> publisher.publish(roll));
            assertEquals(StepFailure.Behaviour.RETRY, cut.behaviour());
        }
        documents.answersLeft = -1;
        publisher.publish(roll);
        publisher.publish(roll);
        assertEquals(1, documents.cloud.keySet().stream().filter(RollManifest::isManifest).count(), documents.cloud.keySet().toString());
        assertEquals(2, documents.cloud.keySet().stream().filter(key -> key.startsWith(PREFIX + "ascmhl/")).count());
        assertEquals(List.of("org.checkgate.roll.ready"), events());
    }

    @Test
    void somebodyElsesManifestIsLeftAndAPersonIsAsked() {
        sync(roll);
        documents.cloud.put(MANIFEST, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        StepFailure conflict = assertThrows(StepFailure.class, () -> publisher.publish(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, conflict.behaviour());
        assertTrue(events().isEmpty());
    }

    @Test
    void aRedeliveryCountsTheManifestOnAndAddsNoGeneration() throws IOException {
        sync(roll);
        publisher.publish(roll);
        long second = deliver();
        sync(second);
        publisher.publish(second);
        assertTrue(documents.cloud.containsKey(PREFIX + ".checkgate/manifest-2.json"));
        assertEquals(2, documents.cloud.keySet().stream().filter(key -> key.startsWith(PREFIX + "ascmhl/")).count());
        assertEquals(List.of("org.checkgate.roll.ready", "org.checkgate.roll.updated"), events());
    }

    @Test
    void quarantineAndArchiveAreSaidOnceAndOnlyWhenTrue() {
        publisher.quarantine(roll);
        assertTrue(events().isEmpty(), "nothing holds it");
        ledger.rolls().find(roll, new Finding("HASH_MISMATCH", Severity.BLOCK, "clip.mov", "Not what was sealed.", "Ask the set."));
        publisher.quarantine(roll);
        publisher.quarantine(roll);
        publisher.archived(roll);
        publisher.archived(roll);
        assertEquals(List.of("org.checkgate.roll.quarantined", "org.checkgate.roll.archived"), events());
        assertFalse(documents.cloud.containsKey(MANIFEST));
    }
}
