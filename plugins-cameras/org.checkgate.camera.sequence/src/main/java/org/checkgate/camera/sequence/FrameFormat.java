package org.checkgate.camera.sequence;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.dpx.DpxHeader;
import org.checkgate.readers.exr.ExrHeader;
import org.checkgate.readers.tiff.TiffFile;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;

/** The formats of frames; a name's extension is a claim, the first bytes decide. */
enum FrameFormat {
    DPX,
    EXR,
    CINEMADNG,
    TIFF;

    /** Enough for a DNG's first directory as cameras place it. */
    private static final int HEAD = 4096;

    /** As clips name it, in lower case. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a clip's format says; empty for one of another plugin. */
    static Optional<FrameFormat> of(String text) {
        for (FrameFormat format : values()) {
            if (format.text().equals(text)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** What the file's first bytes say; empty for none of these. */
    static Optional<FrameFormat> of(Card card, CardFile file) throws IOException {
        byte[] head = card.head(file.path(), HEAD);
        if (DpxHeader.isOne(head)) {
            return Optional.of(DPX);
        } else if (ExrHeader.isOne(head)) {
            return Optional.of(EXR);
        } else if (!TiffFile.isOne(head)) {
            return Optional.empty();
        }
        Optional<Boolean> dng = isDng(head);
        if (dng.isEmpty() && head.length == HEAD) {
            dng = isDng(card.head(file.path(), Card.HEAD_LIMIT));
        }
        // Some writers put the directory behind the picture: there the name has to do.
        return Optional.of(dng.orElse(file.extension().equals("dng")) ? CINEMADNG : TIFF);
    }

    private static Optional<Boolean> isDng(byte[] head) {
        try {
            return Optional.of(TiffFile.read(ByteWindow.of(head, ByteOrder.BIG_ENDIAN)).isDng());
        } catch (IOException directoryElsewhere) {
            return Optional.empty();
        }
    }

    /** Reads the header; what it answers with reads on from the same window. */
    Frame read(ByteWindow window) throws IOException {
        return switch (this) {
            case DPX -> new DpxFrame(DpxHeader.read(window));
            case EXR -> new ExrFrame(ExrHeader.read(window));
            case CINEMADNG, TIFF -> TiffFrame.of(TiffFile.read(window));
        };
    }
}
