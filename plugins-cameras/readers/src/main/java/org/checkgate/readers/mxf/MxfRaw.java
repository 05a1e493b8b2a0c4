package org.checkgate.readers.mxf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;

/** An MXF file's own words as raw keys in the namespace {@code mxf}: nothing is interpreted, what is not stated is left out. */
final class MxfRaw {
    private final Inspection.Builder to;

    private MxfRaw(Inspection.Builder to) {
        this.to = to;
    }

    static void offer(Mxf mxf, Inspection.Builder to) {
        new MxfRaw(to).offer(mxf);
    }

    private void offer(Mxf mxf) {
        put("OperationalPattern", mxf.patternLabel().text());
        for (int i = 0; i < mxf.containers().size(); i++) {
            put("EssenceContainer[" + (i + 1) + "]", mxf.containers().get(i).text());
        }
        for (int i = 0; i < mxf.identifications().size(); i++) {
            identification("Identification[" + (i + 1) + "]/", mxf.identifications().get(i));
        }
        for (MxfPackage.Kind kind : MxfPackage.Kind.values()) {
            List<MxfPackage> packages = mxf.packages(kind);
            String name = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT) + "Package[";
            for (int i = 0; i < packages.size(); i++) {
                thePackage(name + (i + 1) + "]/", packages.get(i));
            }
        }
        mxf.picture().ifPresent(this::picture);
        for (int i = 0; i < mxf.sounds().size(); i++) {
            sound("Sound[" + (i + 1) + "]/", mxf.sounds().get(i));
        }
        mxf.comments().forEach((name, value) -> put("Comment/" + name, value));
    }

    private void identification(String at, Identification of) {
        put(at + "CompanyName", of.company());
        put(at + "ProductName", of.product());
        put(at + "VersionString", of.version());
        put(at + "Platform", of.platform());
        put(at + "ModificationDate", of.modified());
    }

    private void thePackage(String at, MxfPackage of) {
        put(at + "PackageUID", of.umid());
        put(at + "Name", of.name());
        put(at + "CreationDate", of.created());
        of.first(MxfTrack.Kind.TIMECODE).flatMap(MxfTrack::timecode).ifPresent(t -> {
            put(at + "StartTimecode", Long.toString(t.start()));
            put(at + "RoundedTimecodeBase", Integer.toString(t.base()));
            put(at + "DropFrame", Boolean.toString(t.dropFrame()));
        });
        for (MxfTrack track : of.tracks()) {
            String name = at + "Track[" + track.id() + "]/";
            put(name + "Name", track.name());
            put(name + "EditRate", text(track.editRate()));
            track.duration().ifPresent(d -> put(name + "Duration", Long.toString(d)));
        }
    }

    private void picture(PictureDescriptor of) {
        put("Picture/PictureEssenceCoding", label(of.coding()));
        put("Picture/EssenceContainer", label(of.container()));
        put("Picture/StoredSize", size(of.stored()));
        put("Picture/SampledSize", size(of.sampled()));
        put("Picture/DisplaySize", size(of.shown()));
        put("Picture/FrameLayout", of.frameLayout() < 0 ? "" : Integer.toString(of.frameLayout()));
        put("Picture/AspectRatio", text(of.aspect()));
        put("Picture/SampleRate", text(of.rate()));
        put("Picture/ColorPrimaries", label(of.primaries()));
        put("Picture/TransferCharacteristic", label(of.transfer()));
        put("Picture/CodingEquations", label(of.equations()));
    }

    private void sound(String at, SoundDescriptor of) {
        put(at + "ChannelCount", of.channels() == 0 ? "" : Long.toString(of.channels()));
        put(at + "AudioSamplingRate", text(of.rate()));
        put(at + "QuantizationBits", of.bits() == 0 ? "" : Long.toString(of.bits()));
        put(at + "SoundEssenceCompression", label(of.compression()));
    }

    private static String text(Optional<Rate> rate) {
        return rate.map(Rate::text).orElse("");
    }

    private static String label(Optional<Label> label) {
        return label.map(Label::text).orElse("");
    }

    private static String size(PictureDescriptor.Size size) {
        return size.width() == 0 ? "" : size.width() + "x" + size.height();
    }

    private void put(String key, String value) {
        to.raw("mxf", key, value);
    }
}
