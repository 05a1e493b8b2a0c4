package org.checkgate.publish.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Publication;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tampering;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;
import org.checkgate.mhl.Generations;
import org.checkgate.mhl.NewGeneration;
import org.checkgate.publish.Publisher;
import org.checkgate.store.DocumentConflict;
import org.checkgate.store.Documents;
import org.checkgate.store.Documents.Stored;
import org.checkgate.store.Place;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;

/** Publishes through {@link Documents}; the ledger knows what was written. Safe for use by several threads. */
final class CloudPublisher implements Publisher {
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int MANIFEST_LIMIT = 1 << 30;
    private static final int CHAIN_LIMIT = 64 << 20;
    private static final int CHUNK = 1 << 20;
    private static final int TOLD_TOGETHER = 100;
    private static final String CHAIN = "ascmhl/ascmhl_chain.xml";

    private final Ledger ledger;
    private final Documents documents;
    private final StagedFiles staged;
    private final OurGeneration generation;
    private final RollManifest manifest;
    private final Clock clock;

    CloudPublisher(Ledger ledger, Documents documents, StagedFiles staged, OurGeneration generation, RollManifest manifest,
                   Clock clock) {
        this.ledger = ledger;
        this.documents = documents;
        this.staged = staged;
        this.generation = generation;
        this.manifest = manifest;
        this.clock = clock;
    }

    @Override
    public void publish(long rollId) {
        Roll roll = ledger.rolls().find(rollId).orElseThrow();
        LightState reuse = ledger.rolls().lights(rollId).get(Light.SAFE_TO_REUSE);
        if (!reuse.on()) {
            boolean settled = ledger.work().ofRoll(rollId).stream().allMatch(work -> work.step() != Step.SYNC || work.state() == WorkState.DONE);
            String why = "The manifest is written last, and the roll is not proven: " + reuse.why();
            // While the cloud copy is being made the light turns on by itself; after that only a person or a setting helps.
            throw settled ? StepFailure.needsSetting(why, null) : StepFailure.retry(AGAIN, why, null);
        }
        try {
            generation(roll);
            proxies(roll);
            manifest(roll);
        } catch (DocumentConflict conflict) {
            throw StepFailure.needsPerson("Something else lies where Checkgate would write: " + conflict.getMessage(), conflict);
        } catch (IOException unreachable) {
            throw StepFailure.retry(AGAIN, unreachable.getMessage(), unreachable);
        }
    }

    /** Once a roll's prefix has our generation, a redelivery of the same roll adds none. */
    private void generation(Roll roll) throws IOException {
        if (inCloud(roll).contains(roll.prefix() + "/" + CHAIN)) {
            return;
        }
        List<RollFile> files = ledger.rolls().files(roll.id());
        Instant at = ledger.publications().generationTime(roll.id(), timeThere(roll).orElse(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        NewGeneration ours = generation.of(roll, files, at);
        put(roll, "ascmhl/" + ours.fileName(), ours.manifest(), "application/xml");
        put(roll, CHAIN, ours.chain(), "application/xml");
    }

    /** A generation of ours that a ledger knew which was lost is written again with its own time, which gives the same bytes. */
    private Optional<Instant> timeThere(Roll roll) throws IOException {
        return documents.read(Place.CLOUD, roll.prefix() + "/" + CHAIN, CHAIN_LIMIT).flatMap(Generations::newestTime);
    }

    /** Keys of what Checkgate put beside this roll in the cloud, for any of its deliveries. */
    private Set<String> inCloud(Roll roll) {
        return ledger.rolls().deliveries(roll.destination(), roll.name()).stream()
                .flatMap(delivery -> ledger.publications().documents(delivery.id()).stream())
                .filter(document -> document.tier() == Tier.CLOUD).map(Document::key).collect(Collectors.toSet());
    }

    private void put(Roll roll, String path, byte[] bytes, String type) throws IOException {
        note(roll, documents.put(Place.CLOUD, roll.prefix() + "/" + path, bytes, type));
    }

    private void note(Roll roll, Stored stored) {
        ledger.publications().stored(new Document(roll.id(), Tier.CLOUD, stored.key(), stored.size(), stored.crc64()));
    }

    private void proxies(Roll roll) throws IOException {
        // A redelivery shows the same pictures: the proxies of the first one stand for both.
        Set<String> there = inCloud(roll);
        for (Proxy proxy : ledger.clips().proxies(roll.id())) {
            List<String> keys = new ArrayList<>(List.of(proxy.key()));
            proxy.posterKey().ifPresent(keys::add);
            for (String key : keys) {
                if (!there.contains(roll.prefix() + "/" + key)) {
                    carry(roll, key);
                }
            }
        }
    }

    private void carry(Roll roll, String key) throws IOException {
        Path local = Files.createTempFile("checkgate", ".proxy");
        try {
            try (SeekableBytes from = staged.open(roll.stagingPrefix() + "/" + key, Long.MAX_VALUE);
                 OutputStream to = Files.newOutputStream(local)) {
                byte[] chunk = new byte[CHUNK];
                long at = 0;
                for (int n; (n = from.read(at, chunk, 0, chunk.length)) > 0; at += n) {
                    to.write(chunk, 0, n);
                }
            }
            note(roll, documents.put(Place.CLOUD, roll.prefix() + "/" + key, local, key.endsWith(".jpg") ? "image/jpeg" : "video/mp4"));
        } finally {
            Files.deleteIfExists(local);
        }
    }

    private void manifest(Roll roll) throws IOException {
        ObjectNode content = manifest.content(roll);
        String digest = content.path(RollManifest.CONTENT).asText();
        Optional<Publication> newest = ledger.publications().newest(roll.id());
        if (newest.isPresent() && digest.equals(contentAt(newest.get().key()))) {
            return;
        }
        int number = ledger.publications().nextNumber(roll);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean found = false;
        for (boolean written = false; !written && !found; ) {
            try {
                put(roll, path(number), manifest.seal(content, roll, number, at.toString()), "application/json");
                written = true;
            } catch (DocumentConflict conflict) {
                int delivery = deliveryThere(roll, number).orElseThrow(() -> conflict);
                // A stop kept ours from being noted, and only the note is missing. One of another delivery was noted in a ledger that was lost.
                found = delivery == roll.delivery();
                number += found ? 0 : 1;
            }
        }
        String key = roll.prefix() + "/" + path(number);
        boolean first = newest.isEmpty() && roll.delivery() == 1;
        ledger.publications().published(new Publication(roll.id(), number, key, at),
                first ? "org.checkgate.roll.ready" : "org.checkgate.roll.updated",
                RollManifest.event(roll, Map.of("manifest", key, "number", number), List.of()));
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "roll.published",
                roll.name() + ": manifest " + number + " is in the cloud; the roll is complete there.");
        if (found) {
            // The one that was found says what was known before the stop; what is new since then, if anything, gets the next number.
            manifest(roll);
        }
    }

    private static String path(int number) {
        return ".checkgate/manifest-" + number + ".json";
    }

    private OptionalInt deliveryThere(Roll roll, int number) throws IOException {
        Optional<byte[]> there = documents.read(Place.CLOUD, roll.prefix() + "/" + path(number), MANIFEST_LIMIT);
        return there.isEmpty() ? OptionalInt.empty() : RollManifest.delivery(roll, number, there.get());
    }

    private String contentAt(String key) throws IOException {
        return documents.read(Place.CLOUD, key, MANIFEST_LIMIT).map(RollManifest::contentOf).orElse("");
    }

    @Override
    public void archived(long rollId) {
        Roll roll = ledger.rolls().find(rollId).orElseThrow();
        String id = Digests.sha256(roll.prefix() + "\n" + roll.delivery() + "\narchived");
        ledger.outbox().append(id, "org.checkgate.roll.archived", rollId, RollManifest.event(roll, Map.of(), List.of()));
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(rollId), "roll.archived",
                roll.name() + ": the archive copy is proven.");
    }

    @Override
    public void tampered() {
        for (List<Tampering> found = ledger.scrubs().untold(TOLD_TOGETHER); !found.isEmpty(); found = ledger.scrubs().untold(TOLD_TOGETHER)) {
            for (Tampering each : found) {
                Roll roll = ledger.rolls().find(each.rollId()).orElseThrow();
                // The same file may be changed again after it was mended, which is another event.
                String id = Digests.sha256(roll.prefix() + "\n" + roll.delivery() + "\n" + each.tier().word() + "\n" + each.path() + "\n" + each.at() + "\ntampered");
                ledger.scrubs().told(each, id, "org.checkgate.roll.tampered", RollManifest.event(roll, new TreeMap<>(Map.of("tier", each.tier().word(),
                        "key", each.key(), "path", each.path(), "sentence", each.sentence())), List.of()));
            }
        }
    }

    @Override
    public void quarantine(long rollId) {
        Roll roll = ledger.rolls().find(rollId).orElseThrow();
        var holding = ledger.rolls().standing(rollId).holding();
        if (holding.isEmpty()) {
            return;
        }
        String id = Digests.sha256(roll.prefix() + "\n" + roll.delivery() + "\nquarantined");
        ledger.outbox().append(id, "org.checkgate.roll.quarantined", rollId, RollManifest.event(roll, Map.of(),
                holding.stream().map(f -> Map.of("code", f.code(), "path", f.path(), "sentence", f.sentence())).toList()));
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(rollId), "roll.quarantined",
                roll.name() + " stays here: " + holding.get(0).sentence());
    }
}
