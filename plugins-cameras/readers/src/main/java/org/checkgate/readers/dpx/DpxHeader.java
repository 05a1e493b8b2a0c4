package org.checkgate.readers.dpx;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.checkgate.readers.BcdTimecode;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.FrameRates;
import org.checkgate.spi.Rate;

/**
 * The header of a DPX file. Numbers are 0 and texts empty where the header does not say.
 *
 * @param file   the generic file header
 * @param image  the first picture element
 * @param source where the picture came from
 * @param film   the film header
 * @param tv     the television header
 */
public record DpxHeader(FileInfo file, Image image, Source source, Film film, Television tv) {
    /** How many bytes hold everything that is read here. */
    public static final int LENGTH = 2048;
    private static final long UNDEFINED = 0xffff_ffffL;
    /** Of the generic headers, which every file has. */
    private static final int GENERIC = 1664;

    /**
     * @param version  such as {@code V2.0}
     * @param size     bytes that the file should have
     * @param name     of the file when it was written
     * @param created  when it was written, as it stands: {@code yyyy:mm:dd:hh:mm:ss} and a time zone
     * @param creator  the program or device that wrote it
     * @param project  the project's name
     */
    public record FileInfo(String version, long size, String name, String created, String creator, String project) {
    }

    /**
     * @param width        pixels a line
     * @param height       lines
     * @param descriptor   what the components are; 255 where it does not say
     * @param transfer     characteristic; 255 where it does not say
     * @param colorimetric specification; 255 where it does not say
     * @param bitDepth     bits a component
     * @param encoded      whether the picture is run-length encoded
     */
    public record Image(long width, long height, int descriptor, int transfer, int colorimetric, int bitDepth, boolean encoded) {
    }

    /**
     * @param name             of the source picture
     * @param created          when the picture was taken, as it stands
     * @param device           the input device, such as {@code SPIRIT-4K DATACINE}
     * @param serial           its serial number
     * @param pixelAspectWide  a pixel's width
     * @param pixelAspectHigh  to its height
     */
    public record Source(String name, String created, String device, String serial, long pixelAspectWide, long pixelAspectHigh) {
    }

    /**
     * @param position     the frame's place in its sequence; -1 where it does not say, for 0 is a place
     * @param rate         frames a second
     * @param shutterAngle degrees
     * @param frameId      the frame's name, such as a key frame
     * @param slate        what stood on the slate
     */
    public record Film(long position, Optional<Rate> rate, double shutterAngle, String frameId, String slate) {
    }

    /**
     * @param timecode of this frame
     * @param rate     frames a second
     */
    public record Television(Optional<BcdTimecode> timecode, Optional<Rate> rate) {
    }

    /** Whether these first bytes are those of a DPX file, of either byte order. */
    public static boolean isOne(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        String magic = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
        return magic.equals("SDPX") || magic.equals("XPDS");
    }

    /**
     * @param window in any byte order
     * @throws IOException when this is no DPX file, or it ends within the header
     */
    public static DpxHeader read(ByteWindow window) throws IOException {
        String magic = window.in(ByteOrder.BIG_ENDIAN).fourcc(0);
        if (!isOne(magic.getBytes(StandardCharsets.ISO_8859_1))) {
            throw new IOException("This is no DPX file: it does not start with SDPX or XPDS.");
        }
        ByteWindow ordered = window.in(magic.equals("SDPX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        // Some writers, ffmpeg among them, leave the film and television headers out: where these would stand, the picture does.
        long picture = ordered.u32(4);
        Fields at = new Fields(ordered, picture >= GENERIC && picture < LENGTH ? (int) picture : LENGTH);
        return new DpxHeader(
            new FileInfo(at.text(8, 8), at.number(16), at.text(36, 100), at.text(136, 24), at.text(160, 100), at.text(260, 200)),
            new Image(at.number(772), at.number(776), at.code(800), at.code(801), at.code(802), at.code(803) == 255 ? 0 : at.code(803),
                at.half(806) == 1),
            new Source(at.text(1432, 100), at.text(1532, 24), at.text(1556, 32), at.text(1588, 32), at.number(1628), at.number(1632)),
            new Film(at.place(1712), at.rate(1724), at.decimal(1728), at.text(1732, 32), at.text(1764, 100)),
            television(at));
    }

    private static Television television(Fields at) throws IOException {
        Optional<Rate> rate = at.rate(1940);
        int packed = (int) at.raw(1920);
        // Writers fill the whole of this header with zeros when they have nothing to say: midnight needs a rate beside it.
        return new Television(packed == 0 && rate.isEmpty() ? Optional.empty() : BcdTimecode.of(packed), rate);
    }

    /** Fields by offset, with the standard's and the writers' ways to say nothing. */
    private record Fields(ByteWindow window, int end) {
        long raw(int offset) throws IOException {
            return offset <= end - 4 ? window.u32(offset) : UNDEFINED;
        }

        long number(int offset) throws IOException {
            long value = raw(offset);
            return value == UNDEFINED ? 0 : value;
        }

        long place(int offset) throws IOException {
            long value = raw(offset);
            return value == UNDEFINED ? -1 : value;
        }

        int half(int offset) throws IOException {
            return window.u16(offset);
        }

        int code(int offset) throws IOException {
            return window.u8(offset);
        }

        double decimal(int offset) throws IOException {
            float value = Float.intBitsToFloat((int) raw(offset));
            return Float.isFinite(value) && value > 0 ? value : 0;
        }

        Optional<Rate> rate(int offset) throws IOException {
            return FrameRates.of(decimal(offset));
        }

        String text(int offset, int length) throws IOException {
            return offset > end - length || window.u8(offset) == 0xff ? "" : window.text(offset, length);
        }
    }
}
