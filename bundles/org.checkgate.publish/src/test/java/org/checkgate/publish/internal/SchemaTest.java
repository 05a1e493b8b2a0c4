package org.checkgate.publish.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.ledger.Roll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A written manifest is what its published schema says, and the schema's required fields are really looked for. */
class SchemaTest {
    @TempDir
    Path temp;

    @Test
    void theManifestIsAsDocumented() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Path.of("../../docs/roll-manifest.schema.json").toFile());
        try (Centre centre = new Centre(temp)) {
            Roll roll = centre.proven(Cards.asc(temp.resolve("card"), "A001", 1), "S1");
            centre.publisher().publish(roll.id());
            centre.rendered(roll);
            centre.publisher().publish(roll.id());
            for (int number : List.of(1, 2)) {
                assertEquals(List.of(), SchemaFaults.of(schema, centre.manifest(roll, number)));
            }
            JsonNode manifest = centre.manifest(roll, 2);
            assertEquals(5, manifest.path("files").size());
            manifest.path("files").forEach(file -> assertEquals(2, file.path("copies").size(), file::toString));
            assertEquals(4, manifest.path("documents").size());
            for (String part : List.of("files", "documents", "proxies")) {
                everyRequiredNameCounts(schema, manifest, part);
            }
        }
    }

    private static void everyRequiredNameCounts(JsonNode schema, JsonNode manifest, String part) {
        JsonNode required = schema.path("properties").path(part).path("items").path("required");
        assertTrue(required.size() > 0);
        for (JsonNode name : required) {
            ObjectNode without = manifest.deepCopy();
            ((ObjectNode) without.path(part).path(0)).remove(name.asText());
            assertEquals(List.of("/" + part + "[]/" + name.asText() + " is missing"), SchemaFaults.of(schema, without));
        }
    }
}
