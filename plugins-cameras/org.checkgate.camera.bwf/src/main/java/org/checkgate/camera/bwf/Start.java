package org.checkgate.camera.bwf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.riff.Bext;
import org.checkgate.readers.riff.IXml;
import org.checkgate.readers.riff.Wave;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;

/**
 * What a sound file's first bytes say of when it started and how long it goes on.
 *
 * @param channels one or more
 * @param format   rate, bits and channels, which pieces of one take share
 * @param stamp    date, time and first sample as the recorder wrote them; channels that were recorded together have the same
 * @param sample   the first one, since midnight
 * @param end      the one behind the last, since the same midnight
 * @param rate     samples a second
 * @param take     scene, take and tape in bext's lines, and the family in iXML; what is not stated is empty
 */
record Start(int channels, String format, String stamp, long sample, long end, long rate, List<String> take) {
    /** fmt and bext mostly come first; 2 KiB hold both, however large the file is. */
    private static final int HEAD = 2048;
    /** Sound Devices keep 5 or 10 KiB for iXML, behind up to 1 KiB of bext. */
    private static final int LONG_HEAD = 16_384;

    /** Absent where no bext chunk tells a start, or where it or the format lies behind the first 16 KiB. */
    static Optional<Start> of(Card card, CardFile file, byte[] head) throws IOException {
        Optional<Wave> wave = wave(head);
        if (wave.isEmpty() && head.length == HEAD) {
            // Recorders that write all they know before the sound may put a long iXML chunk before fmt.
            wave = wave(card.head(file.path(), LONG_HEAD));
        }
        return wave.flatMap(w -> w.bext().map(b -> of(w, b, file.size())));
    }

    /** How much of a file to look at first. */
    static byte[] head(Card card, CardFile file) throws IOException {
        return card.head(file.path(), HEAD);
    }

    private static Start of(Wave wave, Bext bext, long size) {
        Map<String, String> lines = bext.lines();
        String family = wave.ixmlText().flatMap(Start::family).orElse("");
        return new Start(wave.channels(), wave.channels() + "/" + wave.sampleRate() + "/" + wave.bits(),
            bext.date() + " " + bext.time() + " " + bext.timeReference(), bext.timeReference(), bext.timeReference() + wave.samplesIn(size),
            wave.sampleRate(), List.of(lines.getOrDefault("SCENE", ""), lines.getOrDefault("TAKE", ""), lines.getOrDefault("TAPE", ""), family));
    }

    private static Optional<String> family(String ixml) {
        try {
            return Optional.ofNullable(IXml.parse(ixml).get("FILE_SET/FAMILY_UID"));
        } catch (IOException cutOffOrBroken) {
            return Optional.empty();
        }
    }

    private static Optional<Wave> wave(byte[] head) {
        try {
            return Optional.of(Wave.read(ByteWindow.of(head, ByteOrder.LITTLE_ENDIAN)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The samples since midnight at which a piece that goes on has to start: two, as nobody says whether midnight has passed. */
    List<Long> next() {
        return end <= sample || sample < 0 ? List.of() : List.of(end, end - rate * 86_400);
    }

    /** Whether nothing says that another one is of another take. */
    boolean mayBeOneWith(Start other) {
        for (int i = 0; i < take.size(); i++) {
            if (!take.get(i).equals(other.take.get(i)) && !take.get(i).isEmpty() && !other.take.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
