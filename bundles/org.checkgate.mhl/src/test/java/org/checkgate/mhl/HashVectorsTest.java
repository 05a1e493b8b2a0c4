package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Digests of files whose sizes lie at the algorithms' block borders, against those of the reference tools. */
class HashVectorsTest {

    @TestFactory
    Stream<DynamicTest> everyFormat() throws Exception {
        JsonNode vectors;
        try (InputStream in = getClass().getResourceAsStream("hash-vectors.json")) {
            vectors = new ObjectMapper().readTree(in);
        }
        Path root = Corpus.root(Corpus.named("s57"));
        List<String> names = new ArrayList<>();
        vectors.fieldNames().forEachRemaining(names::add);
        assertFalse(names.isEmpty());
        return names.stream().map(name -> DynamicTest.dynamicTest(name,
                () -> file(vectors.get(name), Files.readAllBytes(find(root, name)))));
    }

    private static Path find(Path root, String name) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().equals(name)).findFirst().orElseThrow();
        }
    }

    private static void file(JsonNode vector, byte[] bytes) {
        MultiHash hash = new MultiHash(List.of(HashFormat.values()));
        for (int at = 0; at < bytes.length; at += 37) {
            hash.update(bytes, at, Math.min(37, bytes.length - at));
        }
        Map<HashFormat, String> digests = hash.finish();
        assertEquals(bytes.length, hash.length());
        digests.forEach((format, digest) -> assertEquals(vector.get(format.id()).asText(), digest, format.id()));
        assertTrue(RecordedHash.fits("xxhash", vector.get("xxh32_decimal_mhl1").asText(), digests.get(HashFormat.XXH32)));
        String reversed = vector.get("xxh64_little_endian_mhl1").asText();
        assertTrue(RecordedHash.fits("xxhash64", reversed, digests.get(HashFormat.XXH64)));
        assertFalse(RecordedHash.fits("xxhash64be", reversed, digests.get(HashFormat.XXH64)));
    }
}
