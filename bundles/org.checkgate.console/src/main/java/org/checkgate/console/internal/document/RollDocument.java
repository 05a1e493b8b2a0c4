package org.checkgate.console.internal.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Publication;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;

/** Writes a roll as the outside contract has it; the names of the records' components are the contract's. */
final class RollDocument {
    private final Ledger ledger;
    private final Map<Tier, String> endpoints;

    RollDocument(Ledger ledger) {
        this.ledger = ledger;
        this.endpoints = Arrays.stream(Tier.values()).flatMap(tier -> ledger.endpoints().current(tier).stream())
                .collect(Collectors.toMap(e -> e.tier(), e -> e.address()));
    }

    record FileDocument(String path, long size, Map<String, String> hashes, List<CopyDocument> copies, List<Finding> findings) {
    }

    record CopyDocument(String tier, String key, String strength, String at) {
    }

    record ProxyDocument(String clip, String key, int width, int height, long frames, String startTimecode) {
    }

    /** The roll's fields, into an object that is open. A roll may have 300,000 files: they go out one by one. */
    void fields(Roll roll, boolean withFiles, JsonGenerator out) throws IOException {
        out.writeStringField("title", roll.destination().title());
        out.writeStringField("day", roll.destination().day());
        out.writeStringField("unit", roll.destination().unit());
        out.writeStringField("roll", roll.name());
        out.writeStringField("kind", roll.kind().word());
        // The lights are read before the copies that they rest on: a document may be more careful than its files, never bolder.
        Map<String, LightState> lights = byName(ledger.rolls().lights(roll.id()));
        List<Finding> findings = ledger.rolls().findings(roll.id());
        if (withFiles) {
            files(roll, findings, out);
        }
        out.writeObjectField("lights", lights);
        out.writeObjectField("findings", findings);
        out.writeArrayFieldStart("clips");
        for (Clip clip : ledger.clips().ofRoll(roll.id())) {
            out.writeTree(ClipText.of(clip));
        }
        out.writeEndArray();
        out.writeObjectField("proxies", ledger.clips().proxies(roll.id()).stream().map(p -> proxy(roll, p)).toList());
        out.writeStringField("manifestKey", ledger.publications().newest(roll.id()).map(Publication::key).orElse(null));
    }

    static Map<String, LightState> byName(Map<Light, LightState> lights) {
        Map<String, LightState> byName = new LinkedHashMap<>();
        lights.forEach((light, state) -> byName.put(light.name(), state));
        return byName;
    }

    private void files(Roll roll, List<Finding> findings, JsonGenerator out) throws IOException {
        Map<String, List<Finding>> byPath = findings.stream().collect(Collectors.groupingBy(Finding::path));
        Map<Long, List<Copy>> byFile = ledger.copies().ofRoll(roll.id()).stream().filter(this::counts)
                .collect(Collectors.groupingBy(Copy::fileId));
        String seenAt = ledger.drives().find(roll.driveId()).map(drive -> drive.seenAt().toString()).orElse(null);
        out.writeArrayFieldStart("files");
        for (RollFile file : ledger.rolls().files(roll.id())) {
            out.writePOJO(new FileDocument(file.path(), file.size(), new TreeMap<>(file.hashes()),
                    copies(roll, file, seenAt, byFile.getOrDefault(file.id(), List.of())), byPath.getOrDefault(file.path(), List.of())));
        }
        out.writeEndArray();
    }

    /** A copy at an endpoint that is no longer configured lights nothing, so it is not shown as if it did. */
    private boolean counts(Copy copy) {
        return copy.tier() == Tier.DRIVE || copy.endpoint().equals(endpoints.get(copy.tier()));
    }

    private static List<CopyDocument> copies(Roll roll, RollFile file, String seenAt, List<Copy> copies) {
        Stream<CopyDocument> known = copies.stream().sorted(Comparator.comparing(Copy::tier))
                .map(c -> new CopyDocument(c.tier().word(), c.key(), c.strength().name(), c.at().toString()));
        boolean noted = file.missing() || seenAt == null || copies.stream().anyMatch(c -> c.tier() == Tier.DRIVE);
        // The list check saw the name on the drive; where nobody noted more than that, no more is said.
        return noted ? known.toList() : Stream.concat(Stream.of(listed(roll, file, seenAt)), known).toList();
    }

    private static CopyDocument listed(Roll roll, RollFile file, String seenAt) {
        String key = roll.folder().isEmpty() ? file.path() : roll.folder() + "/" + file.path();
        return new CopyDocument(Tier.DRIVE.word(), key, Strength.LISTED.name(), seenAt);
    }

    private static ProxyDocument proxy(Roll roll, Proxy proxy) {
        return new ProxyDocument(proxy.clip(), roll.prefix() + "/" + proxy.key(), proxy.width(), proxy.height(), proxy.frames(),
                proxy.startTimecode().orElse(null));
    }
}
