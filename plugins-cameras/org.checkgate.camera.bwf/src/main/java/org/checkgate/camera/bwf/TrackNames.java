package org.checkgate.camera.bwf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkgate.readers.riff.Bext;
import org.checkgate.readers.riff.IXml;
import org.checkgate.readers.riff.Wave;

/** The names of a file's channels, in order; empty where a channel has none, so that the places stay right. */
final class TrackNames {
    private static final int MOST = 64;

    private TrackNames() {
    }

    /** @param before how many channels of the take lie in the files before, as bext numbers the take's */
    static List<String> of(Wave wave, IXml ixml, int before) {
        Map<String, String> lines = wave.bext().map(Bext::lines).orElse(Map.of());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(wave.channels(), MOST); i++) {
            String inBext = lines.getOrDefault("TRK" + (before + i + 1), lines.getOrDefault("TRK" + (i + 1), ""));
            names.add(i < ixml.trackNames().size() && !ixml.trackNames().get(i).isEmpty() ? ixml.trackNames().get(i) : inBext);
        }
        return names;
    }
}
