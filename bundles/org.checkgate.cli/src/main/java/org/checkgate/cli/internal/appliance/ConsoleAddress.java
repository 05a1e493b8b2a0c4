package org.checkgate.cli.internal.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.checkgate.cli.internal.home.Home;

/**
 * What the console wrote into {@code run/console.json} once it answered.
 *
 * @param address without a path
 * @param token   opens the API
 * @param link    for a browser: the address with the token
 * @param pid     the appliance's process
 */
public record ConsoleAddress(URI address, String token, String link, long pid) {

    /** Empty when there is no such file, or only a part of one. */
    public static Optional<ConsoleAddress> of(Home home) {
        if (!Files.isRegularFile(home.consoleFile())) {
            return Optional.empty();
        }
        try {
            JsonNode node = new ObjectMapper().readTree(Files.readAllBytes(home.consoleFile()));
            String address = node.path("address").asText();
            String token = node.path("token").asText();
            if (address.isEmpty() || token.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new ConsoleAddress(URI.create(address), token, node.path("link").asText(address), node.path("pid").asLong()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
