package org.checkgate.bench.backbone;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkgate.bench.staging.Order;

/**
 * What {@link BackboneRun} is told on its command line.
 *
 * @param staged         what an earlier Java has staged, and into which ledger
 * @param cloud          where the cloud's server answers, or the line to it
 * @param keys           properties file with its keys
 * @param bucket         of the cloud
 * @param bytesPerSecond the cap; 0 for none
 * @param doomed         whether it is to say when half has arrived, because it will be killed then
 */
record Passage(Order staged, URI cloud, Path keys, String bucket, long bytesPerSecond, boolean doomed) {
    private static final int OWN = 5;

    List<String> arguments() {
        List<String> words = new ArrayList<>(List.of(cloud.toString(), keys.toString(), bucket, Long.toString(bytesPerSecond), Boolean.toString(doomed)));
        words.addAll(staged.arguments());
        return words;
    }

    static Passage of(String[] words) {
        return new Passage(Order.of(Arrays.copyOfRange(words, OWN, words.length)), URI.create(words[0]), Path.of(words[1]), words[2],
                Long.parseLong(words[3]), Boolean.parseBoolean(words[4]));
    }
}
