package org.checkgate.publish.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Publication;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Tier;

/**
 * The roll manifest that cloud consumers read; its schema is {@code docs/roll-manifest.schema.json}.
 * {@code content} is a digest over what it says, without number and time: equal digests say the same.
 */
final class RollManifest {
    static final String CONTENT = "content";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Ledger ledger;
    private final String version;

    RollManifest(Ledger ledger, String version) {
        this.ledger = ledger;
        this.version = version;
    }

    /** What is to be said of the roll now, with its digest; number and time are added by {@link #seal}. */
    ObjectNode content(Roll roll) {
        ObjectNode root = JSON.createObjectNode();
        root.put("title", roll.destination().title()).put("day", roll.destination().day()).put("unit", roll.destination().unit())
                .put("roll", roll.name()).put("kind", roll.kind().word()).put("delivery", roll.delivery());
        root.put("demo", ledger.endpoints().current(Tier.CLOUD).map(Endpoint::standIn).orElse(false));
        root.putObject("tools").put("checkgate", version);
        files(root.putArray("files"), roll);
        ArrayNode documents = root.putArray("documents");
        for (Document document : documents(roll).values()) {
            documents.addObject().put("key", document.key()).put("size", document.size()).put("crc64nvme", document.crc64());
        }
        clips(root, roll);
        root.put(CONTENT, Digests.sha256(write(root)));
        return root;
    }

    byte[] seal(ObjectNode content, Roll roll, int number, String writtenAt) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", "checkgate.roll-manifest/1").put("number", number).put("writtenAt", writtenAt);
        root.put("previousManifest", ledger.publications().newest(roll.id()).map(Publication::key).orElse(null));
        root.setAll(content);
        return write(root);
    }

    /** The digest that a written manifest states; empty when it is none of ours. */
    static String contentOf(byte[] manifest) {
        try {
            return JSON.readTree(manifest).path(CONTENT).asText();
        } catch (IOException notOurs) {
            return "";
        }
    }

    /**
     * Of which delivery of this roll these bytes are the manifest of this number, as Checkgate once wrote it: its digest is of what
     * it says. Empty when they are nothing of the kind.
     */
    static OptionalInt delivery(Roll roll, int number, byte[] manifest) {
        try {
            JsonNode root = JSON.readTree(manifest);
            if (!(root instanceof ObjectNode said) || root.path("number").asInt() != number || !root.path("roll").asText().equals(roll.name())) {
                return OptionalInt.empty();
            }
            int delivery = said.path("delivery").asInt();
            String digest = said.path(CONTENT).asText();
            said.remove(List.of("schema", "number", "writtenAt", "previousManifest", CONTENT));
            return digest.equals(Digests.sha256(write(said))) ? OptionalInt.of(delivery) : OptionalInt.empty();
        } catch (IOException notOurs) {
            return OptionalInt.empty();
        }
    }

    /** By key. A redelivery writes no second generation and no second proxies: those of the earlier ones stand for it too. */
    private Map<String, Document> documents(Roll roll) {
        Map<String, Document> documents = new TreeMap<>();
        for (Roll delivery : ledger.rolls().deliveries(roll.destination(), roll.name())) {
            if (delivery.delivery() <= roll.delivery()) {
                for (Document document : ledger.publications().documents(delivery.id())) {
                    if (document.tier() == Tier.CLOUD && !isManifest(document.key())) {
                        documents.put(document.key(), document);
                    }
                }
            }
        }
        return documents;
    }

    static boolean isManifest(String key) {
        return key.matches(".*/\\.checkgate/manifest-\\d+\\.json");
    }

    private void files(ArrayNode to, Roll roll) {
        Map<Long, ArrayNode> copies = new HashMap<>();
        for (RollFile file : ledger.rolls().files(roll.id())) {
            ObjectNode node = to.addObject().put("path", file.path()).put("size", file.size()).put("role", file.role().name());
            ObjectNode hashes = node.putObject("hashes");
            file.hashes().forEach(hashes::put);
            node.put("crc64nvme", file.crc64());
            copies.put(file.id(), node.putArray("copies"));
        }
        for (Copy copy : ledger.copies().ofRoll(roll.id())) {
            // Where the archive stands is told by its own event: a manifest that waited for it would come too late.
            if (copy.tier() == Tier.STAGING || copy.tier() == Tier.CLOUD) {
                copies.get(copy.fileId()).addObject().put("tier", copy.tier().word()).put("key", copy.key())
                        .put("strength", copy.strength().name()).put("at", copy.at().toString());
            }
        }
    }

    private void clips(ObjectNode root, Roll roll) {
        ArrayNode clips = root.putArray("clips");
        TreeSet<String> sidecars = new TreeSet<>();
        for (Clip clip : ledger.clips().ofRoll(roll.id())) {
            JsonNode node = tree(clip.json());
            clips.add(node);
            for (JsonNode file : node.path("files")) {
                if (file.path("role").asText().equals("sidecar")) {
                    sidecars.add(file.path("path").asText());
                }
            }
        }
        ArrayNode listed = root.putArray("sidecars");
        sidecars.forEach(listed::add);
        ArrayNode proxies = root.putArray("proxies");
        for (Proxy proxy : ledger.clips().proxies(roll.id())) {
            ObjectNode node = proxies.addObject().put("clip", proxy.clip()).put("key", roll.prefix() + "/" + proxy.key())
                    .put("width", proxy.width()).put("height", proxy.height()).put("frames", proxy.frames());
            proxy.startTimecode().ifPresent(timecode -> node.put("startTimecode", timecode));
            proxy.posterKey().ifPresent(poster -> node.put("poster", roll.prefix() + "/" + poster));
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A clip's description in the ledger is no JSON", damaged);
        }
    }

    private static byte[] write(ObjectNode node) {
        try {
            return (JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String event(Roll roll, Map<String, Object> more, List<Map<String, String>> findings) {
        ObjectNode node = JSON.createObjectNode();
        node.put("title", roll.destination().title()).put("day", roll.destination().day()).put("unit", roll.destination().unit())
                .put("roll", roll.name()).put("kind", roll.kind().word()).put("delivery", roll.delivery());
        more.forEach((key, value) -> node.set(key, JSON.valueToTree(value)));
        if (!findings.isEmpty()) {
            node.set("findings", JSON.valueToTree(findings));
        }
        return node.toString();
    }
}
