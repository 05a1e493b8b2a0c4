package org.checkgate.sandbox.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/**
 * Clips. Their files go by their place in the card's list where they have one, as a sequence may have 200,000; a path that is not on
 * the card goes as it is, for the host to refuse.
 */
public final class ClipWire {
    private static final int MOST = 5_000_000;
    /** Bytes; a file's name has 255 at most, and a clip's is made of such. */
    private static final int LONGEST_NAME = 4096;

    private ClipWire() {
    }

    public static void write(Wire wire, List<Clip> clips, Places card) throws IOException {
        wire.number(clips.size());
        for (Clip clip : clips) {
            wire.text(clip.name()).text(clip.format()).number(clip.files().size());
            for (ClipFile file : clip.files()) {
                int place = card.of(file);
                wire.number(place);
                if (place == Places.NONE) {
                    wire.text(file.path()).number(file.size());
                }
                wire.number(file.role().ordinal()).number(file.order());
            }
        }
    }

    /**
     * @param card the files that the places mean
     * @throws IOException also when what was said makes no clip
     */
    public static List<Clip> read(Wire wire, List<CardFile> card) throws IOException {
        return read(wire, card, MOST);
    }

    /** As {@link #read(Wire, List)}. @param most files of all the clips together, so that what is said of a small card is no more than it holds */
    public static List<Clip> read(Wire wire, List<CardFile> card, int most) throws IOException {
        List<Clip> clips = new ArrayList<>();
        int left = Math.min(most, MOST);
        // None is without a file.
        int count = wire.upTo(left);
        for (int i = 0; i < count; i++) {
            String name = wire.text(LONGEST_NAME);
            String format = wire.text(LONGEST_NAME);
            int size = wire.upTo(left);
            left -= size;
            List<ClipFile> files = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                files.add(file(wire, card));
            }
            clips.add(Facts.honest(() -> new Clip(name, format, files)));
        }
        return clips;
    }

    private static ClipFile file(Wire wire, List<CardFile> card) throws IOException {
        long place = wire.number();
        if (place < Places.NONE || place >= card.size()) {
            throw new IOException("A clip has a file in place " + place + " of " + card.size() + ".");
        }
        String path = place == Places.NONE ? wire.text() : card.get((int) place).path();
        long size = place == Places.NONE ? wire.number() : card.get((int) place).size();
        Role role = Role.values()[wire.upTo(Role.values().length - 1)];
        int order = wire.upTo(Integer.MAX_VALUE);
        return Facts.honest(() -> new ClipFile(path, size, role, order));
    }
}
