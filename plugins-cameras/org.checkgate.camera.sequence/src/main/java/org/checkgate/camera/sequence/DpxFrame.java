package org.checkgate.camera.sequence;

import java.util.Optional;
import org.checkgate.readers.BcdTimecode;
import org.checkgate.readers.dpx.DpxHeader;
import org.checkgate.readers.dpx.DpxNames;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Severity;

/** A frame in a DPX file. */
record DpxFrame(DpxHeader header) implements Frame {
    @Override
    public Optional<BcdTimecode> timecode() {
        return header.tv().timecode();
    }

    /** The rate beside the timecode, else the film's. */
    @Override
    public Optional<Rate> rate() {
        return header.tv().rate().or(() -> header.film().rate());
    }

    @Override
    public String size() {
        return header.image().width() > 0 && header.image().height() > 0 ? header.image().width() + " x " + header.image().height() : "";
    }

    @Override
    public long claimedBytes() {
        return header.file().size();
    }

    @Override
    public boolean isFixedSize() {
        return !header.image().encoded();
    }

    @Override
    public void offer(String path, Inspection.Builder to) {
        DpxHeader.Image image = header.image();
        DpxHeader.Source source = header.source();
        to.offer(Field.CONTAINER, "DPX", "DPX", Confidence.READ).offer(Field.CODEC, "DPX", "DPX", Confidence.READ)
            .offer(Field.CODEC_PROFILE, DpxNames.components(image.descriptor()).orElse(null), "DPX descriptor", Confidence.READ)
            .offer(Field.WIDTH, image.width(), "DPX", Confidence.READ)
            .offer(Field.HEIGHT, image.height(), "DPX", Confidence.READ)
            .offer(Field.BIT_DEPTH, (long) image.bitDepth(), "DPX", Confidence.READ)
            .offer(Field.CHROMA, DpxNames.chroma(image.descriptor()).orElse(null), "DPX descriptor", Confidence.DERIVED)
            .offer(Field.TRANSFER, DpxNames.transfer(image.transfer()).orElse(null), "DPX transfer characteristic", Confidence.READ)
            .offer(Field.COLOUR_PRIMARIES, DpxNames.primaries(image.colorimetric()).orElse(null), "DPX colorimetric", Confidence.READ)
            .offer(Field.MODEL, source.device(), "DPX input device", Confidence.READ)
            .offer(Field.SERIAL, source.serial(), "DPX input device serial", Confidence.READ)
            .offer(Field.CAPTURE_TIME, CaptureTime.of(source.created()), "DPX source image date", Confidence.READ)
            .offer(Field.CAPTURE_TIME, CaptureTime.of(header.file().created()), "DPX file date", Confidence.GUESSED)
            .offer(Field.SHUTTER_ANGLE, header.film().shutterAngle() >= 1 && header.film().shutterAngle() <= 360 ? header.film().shutterAngle() : null, "DPX film header",
                Confidence.READ);
        if (source.pixelAspectWide() > 0 && source.pixelAspectHigh() > 0) {
            to.offer(Field.PIXEL_ASPECT, new Rate(source.pixelAspectWide(), source.pixelAspectHigh()), "DPX", Confidence.READ);
        }
        raw(to);
        Optional<Rate> film = header.film().rate();
        Optional<Rate> television = header.tv().rate();
        if (film.isPresent() && television.isPresent() && !film.equals(television)) {
            to.finding(new Finding("FRAME_RATE_CONFLICT", Severity.INFO, path, "The film header says " + film.get()
                + " frames a second, the television header " + television.get() + "; the latter is taken, as the timecode stands beside it.",
                "Check the rate against the camera report before the sequence is played in real time."));
        }
    }

    private void raw(Inspection.Builder to) {
        DpxHeader.FileInfo file = header.file();
        DpxHeader.Film film = header.film();
        to.raw("dpx", "version", file.version()).raw("dpx", "file name", file.name()).raw("dpx", "creation time", file.created())
            .raw("dpx", "creator", file.creator()).raw("dpx", "project", file.project()).raw("dpx", "source file name", header.source().name())
            .raw("dpx", "source creation time", header.source().created()).raw("dpx", "input device", header.source().device())
            .raw("dpx", "input device serial", header.source().serial()).raw("dpx", "frame id", film.frameId()).raw("dpx", "slate", film.slate())
            .raw("dpx", "frame position", film.position() < 0 ? "" : "" + film.position())
            .raw("dpx", "film frame rate", film.rate().map(Rate::text).orElse(""))
            .raw("dpx", "television frame rate", header.tv().rate().map(Rate::text).orElse(""))
            .raw("dpx", "timecode", timecode().map(BcdTimecode::text).orElse(""));
    }
}
