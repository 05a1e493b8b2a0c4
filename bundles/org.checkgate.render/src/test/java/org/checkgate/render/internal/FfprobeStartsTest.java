package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.process.ShippedEngines;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped ffprobe reads through a door, and how far it goes for it. */
class FfprobeStartsTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** Structural metadata set Timecode Component: SMPTE ST 377-1, annex B; the start is its local tag 1501. */
    private static final String TIMECODE_COMPONENT = "060e2b34025301010d01010101011400";
    @TempDir
    Path folder;
    private ShippedFfmpeg ffmpeg;

    @BeforeEach
    void open() throws IOException {
        ffmpeg = new ShippedFfmpeg(folder);
    }

    @AfterEach
    void close() {
        ffmpeg.close();
    }

    @Test
    void aFilmStatesTheStartOfItsTimecodeTrack() throws Exception {
        agrees(ffmpeg.camera("a.mov", "s=160x90:r=24000/1001:d=0.2", "10:11:12:13"), start("10:11:12:13", new Rate(24000, 1001)));
        differs(ffmpeg.camera("b.mov", "s=160x90:r=24000/1001:d=0.2", "10:11:12:13"), start("10:11:12:14", new Rate(24000, 1001)), "10:11:12:13");
    }

    @Test
    void dropFrame() throws Exception {
        Path film = ffmpeg.camera("df.mov", "s=160x90:r=30000/1001:d=0.2", "01:00:59;28");
        agrees(film, start("01:00:59;28", new Rate(30000, 1001)));
        differs(film, start("01:00:59;29", new Rate(30000, 1001)), "01:00:59;28");
    }

    @Test
    void sixtyFramesASecondWithATimecodeOfSixtyOrOfThirty() throws Exception {
        Path film = ffmpeg.camera("p60.mov", "s=160x90:r=60:d=0.2", "10:00:00:50");
        agrees(film, start("10:00:00:50", new Rate(60, 1)));
        // The frame number of the track stays, and frames last twice as long: 10:00:00:50 becomes 20:00:01:20.
        agrees(halfRate(film), new DescribedStart(new Timecode(10 * 3600 * 60 + 50, new Rate(30, 1), false), "tmcd", OptionalLong.empty()));
    }

    @Test
    void theNumberOfFramesByteOfGoProMisleadsNobody() throws Exception {
        Path film = ffmpeg.camera("go.mov", "s=160x90:r=30000/1001:d=0.2", "19:26:48:04");
        byte[] bytes = Files.readAllBytes(film);
        int entry = entry(bytes);
        assertEquals(30, bytes[entry + 32]);
        bytes[entry + 32] = 29;
        agrees(Files.write(folder.resolve("29.mov"), bytes), start("19:26:48:04", new Rate(30000, 1001)));
    }

    @Test
    void anMxfWhosePackagesDifferStatesBoth() throws Exception {
        Path mxf = mxf("x.mxf");
        agrees(mxf, start("09:59:58:00", new Rate(25, 1)));
        byte[] bytes = Files.readAllBytes(mxf);
        List<Integer> places = startsIn(bytes);
        // Of the first package, which is the material package, in each copy of the metadata.
        ByteBuffer.wrap(bytes).putLong(places.get(0), 0);
        Path both = Files.write(folder.resolve("both.mxf"), bytes);
        StartReader.Stated stated = (StartReader.Stated) read(both);
        assertEquals(List.of("00:00:00:00", "09:59:58:00"), stated.starts().timecodes().stream().map(ProbedStarts.Start::text).sorted().toList());
        agrees(both, start("09:59:58:00", new Rate(25, 1)));
        agrees(both, start("00:00:00:00", new Rate(25, 1)));
        differs(both, start("01:00:00:00", new Rate(25, 1)), "00:00:00:00");
        differs(both, start("01:00:00:00", new Rate(25, 1)), "09:59:58:00");
    }

    @Test
    void aRecordersStampCountsSamples() throws Exception {
        Path wave = ffmpeg.make("s.wav", List.of("-f", "lavfi", "-i", "sine=d=1:r=48000", "-c:a", "pcm_s24le", "-write_bext", "1", "-metadata", "originator=T",
                "-metadata", "time_reference=1760227200"));
        Timecode ours = Timecode.parse("10:11:12:00", new Rate(25, 1));
        agrees(wave, new DescribedStart(ours, "iXML", OptionalLong.of(1760227200)));
        differs(wave, new DescribedStart(ours, "iXML", OptionalLong.of(1760227200 + 40L * 60 * 48000)), "60,000 frames earlier");
    }

    @Test
    void aFrameOfASequenceStatesItWithinThePicture() throws Exception {
        byte[] made = Files.readAllBytes(ffmpeg.make("f.dpx", List.of("-f", "lavfi", "-i", "testsrc2=s=160x90:r=24:d=0.04", "-frames:v", "1")));
        // ffmpeg writes no television header (SMPTE ST 268-1, bytes 1920 to 2047): the timecode is its first number, in eight decimal digits.
        byte[] bytes = new byte[made.length - 1664 + 2048];
        System.arraycopy(made, 0, bytes, 0, 1664);
        System.arraycopy(made, 1664, bytes, 2048, made.length - 1664);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 2048).putInt(16, bytes.length).putInt(1920, 0x10111213);
        Path frame = Files.write(folder.resolve("A001.0001.dpx"), bytes);
        agrees(frame, start("10:11:12:13", new Rate(24, 1)));
        differs(frame, start("10:11:12:12", new Rate(24, 1)), "10:11:12:13 (first frame, 1 frame later)");
    }

    @Test
    void whatStatesNothingOrIsNoMedia() throws Exception {
        assertTrue(((StartReader.Stated) read(ffmpeg.camera("without.mov", "s=160x90:r=25:d=0.2", ""))).starts().none());
        assertEquals(new StartReader.Unknown(), read(Files.writeString(folder.resolve("junk.mov"), "no media at all ".repeat(1000))));
        assertEquals(new StartReader.Unknown(), read(Files.writeString(folder.resolve("junk.mxf"), "no media at all ".repeat(1000))));
        assertEquals(new StartReader.Unknown(), read(Files.writeString(folder.resolve("empty.mxf"), "")));
    }

    @Test
    void timecodesThatThePictureCarriesAreNotTaken() throws Exception {
        // Codecs count for themselves within each group of pictures; the file's own timecode is another one.
        Path film = ffmpeg.make("gop.mov", List.of("-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=0.2", "-c:v", "mpeg2video", "-gop_timecode", "05:00:00:00"));
        assertTrue(((StartReader.Stated) read(film)).starts().none());
    }

    @Test
    void ofAHugeDamagedMxfTheHeadIsRead() throws Exception {
        byte[] whole = Files.readAllBytes(mxf("x.mxf"));
        Path head = Files.write(folder.resolve("head.mxf"), Arrays.copyOf(whole, whole.length / 2));
        long huge = 200L << 30;
        long plain;
        try (FakeDoor door = new FakeDoor(head).seemingLong(huge).granting(4 * FfprobeStarts.HEAD)) {
            List<String> arguments = new ArrayList<>(ProbedStarts.ofTheHead());
            arguments.addAll(EngineInput.film(DoorAddress.of(door.address())).options());
            arguments.add(door.address().toString());
            ffmpeg.children.run(EngineRuns.guarded(ffmpeg.engine().ffprobe(arguments)).within(LIMIT));
            plain = door.served();
        }
        assertTrue(plain >= 4 * FfprobeStarts.HEAD, "without the limit it reads all that it is given: " + plain);
        try (FakeDoor door = new FakeDoor(head).seemingLong(huge).granting(4 * FfprobeStarts.HEAD)) {
            StartReader.Answer answer = reader(door, LIMIT).read(new StagedMedia("roll/A001.MXF", huge));
            assertEquals(List.of(), difference(answer, start("09:59:58:00", new Rate(25, 1))));
            assertTrue(door.served() < 4 * FfprobeStarts.HEAD, "it ended by itself: " + door.served());
        }
    }

    @Test
    void whoDoesNotAnswerIsLeft() throws Exception {
        try (FakeDoor door = new FakeDoor(mxf("x.mxf")).silent()) {
            assertEquals(new StartReader.Unanswered("it gave no answer within 1 seconds"), reader(door, Duration.ofSeconds(1)).read(new StagedMedia("x.mxf", 1000)));
        }
    }

    @Test
    void bytesThatAreUsedUpAreNoVerdict() throws Exception {
        Path film = ffmpeg.camera("a.mov", "s=160x90:r=25:d=0.2", "10:11:12:13");
        try (FakeDoor door = new FakeDoor(film).granting(1000)) {
            String why = ((StartReader.Unanswered) reader(door, LIMIT).read(new StagedMedia("a.mov", Files.size(film)))).why();
            assertTrue(why.startsWith("it could not read to the end ("), why);
        }
        try (FakeDoor door = new FakeDoor(film).refusingWith(403)) {
            String why = ((StartReader.Unanswered) reader(door, LIMIT).read(new StagedMedia("a.mov", Files.size(film)))).why();
            assertTrue(!why.contains("token"), why);
        }
    }

    @Test
    void anEngineOrADoorThatIsNotThereIsNoVerdict() throws Exception {
        Path film = ffmpeg.camera("a.mov", "s=160x90:r=25:d=0.2", "10:11:12:13");
        try (FakeDoor door = new FakeDoor(film)) {
            FfprobeStarts without = new FfprobeStarts((key, budget, life) -> door.door(), ffmpeg.children, new ShippedEngines(folder.resolve("none.jar"), folder), LIMIT);
            assertTrue(((StartReader.Unanswered) without.read(new StagedMedia("a.mov", 1000))).why().contains("is missing"));
        }
        FakeDoors shut = new FakeDoors();
        shut.unreachable = true;
        assertEquals(new StartReader.Unanswered("it could not be read (no answer)"),
                new FfprobeStarts(shut, ffmpeg.children, ffmpeg.engines, LIMIT).read(new StagedMedia("a.mov", 1000)));
    }

    private Path mxf(String name) throws Exception {
        return ffmpeg.make(name, List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=1", "-f", "lavfi", "-i", "sine=d=1:r=48000", "-c:v", "mpeg2video", "-b:v", "5M",
                "-c:a", "pcm_s24le", "-timecode", "09:59:58:00", "-metadata", "reel_name=XDC0001", "-f", "mxf"));
    }

    /** Where the starts of the timecode components lie. */
    private static List<Integer> startsIn(byte[] mxf) {
        byte[] key = HexFormat.of().parseHex(TIMECODE_COMPONENT);
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at + 100 < mxf.length; at++) {
            if (Arrays.equals(mxf, at, at + key.length, key, 0, key.length)) {
                int tag = at + key.length;
                while (mxf[tag] != 0x15 || mxf[tag + 1] != 0x01 || mxf[tag + 2] != 0 || mxf[tag + 3] != 8) {
                    tag++;
                }
                places.add(tag + 4);
            }
        }
        return places;
    }

    /** The sample entry of the timecode track: its length is 16 before its data reference, its type follows the length. */
    private static int entry(byte[] film) {
        byte[] description = "stsd".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] type = "tmcd".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int at = 0; at + 50 < film.length; at++) {
            if (Arrays.equals(film, at, at + 4, description, 0, 4) && Arrays.equals(film, at + 16, at + 20, type, 0, 4)) {
                return at + 12;
            }
        }
        throw new AssertionError("no timecode track");
    }

    /** QuickTime File Format, "Timecode sample description": time scale at 24, duration of a frame at 28, number of frames at 32. */
    private Path halfRate(Path film) throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        ByteBuffer entry = ByteBuffer.wrap(bytes);
        int at = entry(bytes);
        entry.putInt(at + 28, entry.getInt(at + 28) * 2);
        bytes[at + 32] = 30;
        return Files.write(folder.resolve("half-" + film.getFileName()), bytes);
    }

    private static DescribedStart start(String text, Rate rate) {
        return new DescribedStart(Timecode.parse(text, rate), "tmcd", OptionalLong.empty());
    }

    private void agrees(Path file, DescribedStart ours) throws Exception {
        assertEquals(List.of(), difference(read(file), ours));
    }

    private void differs(Path file, DescribedStart ours, String part) throws Exception {
        String said = difference(read(file), ours).get(0);
        assertTrue(said.contains(part), said);
    }

    /** Empty when both agree on something that was stated. */
    private static List<String> difference(StartReader.Answer answer, DescribedStart ours) {
        StartReader.Stated stated = (StartReader.Stated) answer;
        assertTrue(!stated.starts().none(), "ffprobe states nothing");
        Optional<String> difference = new StartComparison(ours, stated.starts()).difference();
        return difference.map(List::of).orElse(List.of());
    }

    private StartReader.Answer read(Path file) throws Exception {
        try (FakeDoor door = new FakeDoor(file)) {
            return reader(door, LIMIT).read(new StagedMedia("roll/" + file.getFileName(), Files.size(file)));
        }
    }

    private FfprobeStarts reader(FakeDoor door, Duration limit) {
        return new FfprobeStarts((key, budget, life) -> door.door(), ffmpeg.children, ffmpeg.engines, limit);
    }
}
