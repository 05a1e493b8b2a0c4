package org.checkgate.camera.arri;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.ClipName;
import org.checkgate.readers.mxf.Mxf;
import org.checkgate.readers.quicktime.Movie;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;

/** Which files are ARRI's. */
final class ArriFiles {
    static final String MXF = "mxf";
    private static final Set<String> EXTENSIONS = Set.of("mov", MXF);
    /** A box and its type, or a partition's key. */
    private static final int KEY = 14;
    /** How the keys start that ARRI's cameras write into a film. */
    private static final String KEYS = "com.arri.camera.";

    /** Among the compatible brands of films of ALEXA cameras. */
    private static final String BRAND = "ARRI";

    private ArriFiles() {
    }

    static boolean isCandidate(CardFile file) {
        return EXTENSIONS.contains(file.extension());
    }

    /** By its name, when its first bytes do not say otherwise; else by what they say: the brand, or a key where the description comes first. */
    static boolean isArri(Card card, CardFile file) throws IOException {
        if (ClipName.ofArri(file.stem()).isPresent()) {
            byte[] head = card.head(file.path(), KEY);
            return file.extension().equals(MXF) ? Mxf.isMxf(head) : Movie.isFilm(head);
        }
        byte[] head = card.head(file.path(), Card.HEAD_LIMIT);
        return file.extension().equals(MXF) ? namesArri(head)
            : Movie.isFilm(head) && (Movie.brands(head).contains(BRAND) || new String(head, StandardCharsets.ISO_8859_1).contains(KEYS));
    }

    private static boolean namesArri(byte[] head) {
        try {
            return Mxf.isMxf(head) && ArriFacts.isArri(Mxf.read(ByteWindow.of(head, ByteOrder.BIG_ENDIAN)));
        } catch (IOException e) {
            // What cannot be read so far says nothing of its maker; the general plugin will say what is wrong with it.
            return false;
        }
    }

    /** Whether the file lies in the folder of its reel, or the card is that reel. */
    static boolean isInReel(Card card, CardFile file, String reel) {
        return card.name().equalsIgnoreCase(reel) || Arrays.stream(file.folder().split("/")).anyMatch(reel::equalsIgnoreCase);
    }
}
