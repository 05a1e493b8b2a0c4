package org.checkgate.publish.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.OutboxEvent;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.Creator;
import org.checkgate.publish.Publisher;
import org.checkgate.store.Place;

/** An ingest centre with a real ledger and stores in memory, whose rolls can be brought as far as a test needs. */
final class Centre implements AutoCloseable {
    private static final String CHAIN = "ascmhl/ascmhl_chain.xml";

    final FakeClock clock = new FakeClock();
    final FakeStores documents = new FakeStores();
    final OpenLedger ledger;

    Centre(Path folder) {
        ledger = Ledgers.open(folder.resolve("ledger/checkgate"), Policy.DEFAULT, clock);
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD)) {
            ledger.endpoints().configured(new Endpoint(tier, address(tier), true, false, true));
        }
    }

    /** A new publisher, as after a start of the appliance. */
    Publisher publisher() {
        return publisher("0.1.0", "centre");
    }

    /** As another machine has it, or another release. */
    Publisher publisher(String version, String hostname) {
        return new CloudPublisher(ledger, documents, new FakeStagedFiles(documents.at(Place.STAGING)),
                new OurGeneration(documents, Creator.of("Checkgate", version, hostname)), new RollManifest(ledger, version), clock);
    }

    private static String address(Tier tier) {
        return "http://" + tier.word();
    }

    Roll delivered(Path card, String serial) throws IOException {
        return Delivery.of(card, serial, ledger, documents);
    }

    /** Delivered, staged, in the cloud and proven in both: the manifest may be written. */
    Roll proven(Path card, String serial) throws IOException {
        Roll roll = delivered(card, serial);
        copied(roll, Tier.STAGING, Strength.READ_BACK);
        finish(Step.STAGE);
        copied(roll, Tier.CLOUD, Strength.HASHED);
        finish(Step.SYNC);
        return roll;
    }

    void finish(Step step) {
        ledger.work().done(ledger.work().claim(step).orElseThrow());
    }

    /** In the cloud the set's chain makes way for ours. */
    void copied(Roll roll, Tier tier, Strength strength) {
        List<Copy> copies = new ArrayList<>();
        for (RollFile file : ledger.rolls().files(roll.id())) {
            String staged = roll.stagingPrefix() + "/" + file.path();
            String below = file.path().equals(CHAIN) ? ".checkgate/original/ascmhl_chain.xml" : file.path();
            String key = tier == Tier.STAGING ? staged : roll.prefix() + "/" + below;
            if (tier == Tier.CLOUD) {
                documents.at(Place.CLOUD).putIfAbsent(key, documents.at(Place.STAGING).get(staged));
            }
            copies.add(new Copy(file.id(), tier, address(tier), key, strength, clock.instant()));
        }
        ledger.copies().record(copies);
    }

    /** A clip that was inspected and has its proxy and poster in staging. */
    void rendered(Roll roll) {
        String json = "{\"name\": \"A001C001\", \"files\": [{\"path\": \"CLIPS/A001C001.xml\", \"role\": \"sidecar\"}]}";
        ledger.clips().inspected(roll.id(), List.of(new Clip(0, roll.id(), "A001C001", "quicktime", json, "CLIPS/A001C001.mov", true,
                Optional.of("10:00:00:00"), Optional.of("24/1"), 48)));
        Clip clip = ledger.clips().ofRoll(roll.id()).get(0);
        String proxy = ".checkgate/proxies/A001C001.mp4";
        String poster = ".checkgate/proxies/A001C001.jpg";
        documents.at(Place.STAGING).put(roll.stagingPrefix() + "/" + proxy, "moving picture".getBytes(StandardCharsets.UTF_8));
        documents.at(Place.STAGING).put(roll.stagingPrefix() + "/" + poster, "picture".getBytes(StandardCharsets.UTF_8));
        ledger.clips().rendered(new Proxy(clip.id(), clip.name(), proxy, Optional.of(poster), 1920, 1080, 48, Optional.of("10:00:00:00")));
    }

    String manifestKey(Roll roll, int number) {
        return roll.prefix() + "/.checkgate/manifest-" + number + ".json";
    }

    JsonNode manifest(Roll roll, int number) throws IOException {
        return new ObjectMapper().readTree(documents.at(Place.CLOUD).get(manifestKey(roll, number)));
    }

    List<String> manifestsInCloud() {
        return documents.at(Place.CLOUD).keySet().stream().filter(RollManifest::isManifest).toList();
    }

    List<String> events() {
        return ledger.outbox().after(0, 100).stream().map(OutboxEvent::type).toList();
    }

    /** What a person gets who downloads the roll from the cloud, without what is Checkgate's own. */
    Path downloaded(Roll roll, Path below) throws IOException {
        Path folder = below.resolve(roll.name());
        for (var object : documents.at(Place.CLOUD).entrySet()) {
            String path = object.getKey().substring(roll.prefix().length() + 1);
            if (!path.startsWith(".checkgate/")) {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, object.getValue());
            }
        }
        return folder;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
