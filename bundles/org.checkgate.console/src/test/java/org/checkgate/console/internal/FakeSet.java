package org.checkgate.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.*;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** A morning at an ingest centre: a good roll, one under way, one with a fault, and a drive that nobody has claimed. */
public final class FakeSet {
    public static final Destination DAY = new Destination("Northern Lights", "20260314", "main");
    private static final String STAGING = "http://127.0.0.1:9000/staging";
    private static final String CLOUD = "http://127.0.0.1:9100/cloud";
    private static final String ARCHIVE = "http://127.0.0.1:9200/archive";

    public final FakeLedger ledger = new FakeLedger();
    private long fileId;
    private long workId;

    public FakeSet() {
        ledger.endpoints.put(Tier.STAGING, new Endpoint(Tier.STAGING, STAGING, true, false, true));
        ledger.endpoints.put(Tier.CLOUD, new Endpoint(Tier.CLOUD, CLOUD, true, true, true));
        ledger.endpoints.put(Tier.ARCHIVE, new Endpoint(Tier.ARCHIVE, ARCHIVE, true, true, true));
        drive(1, "SHUTTLE_07", "/media/ingest/SHUTTLE_07", DriveState.LISTED, Optional.of(DAY));
        roll(11, "A001R1AB", RollKind.CAMERA, 3, 3, 3, 3);
        steps(11, WorkState.DONE, "", Step.values());
        ledger.publications.put(11L, new Publication(11, 1, "Northern Lights/20260314/main/A001R1AB/.checkgate/manifest-1.json", FakeLedger.NOON));
        clip(101, 11, "A001C001_260314_R1AB", "14:21:07:12");
        clip(102, 11, "A001C002_260314_R1AB", "14:24:55:03");
        roll(12, "A002R1AB", RollKind.CAMERA, 4, 4, 1, 0);
        steps(12, WorkState.DONE, "", Step.STAGE, Step.INSPECT, Step.RENDER);
        steps(12, WorkState.RUNNING, "", Step.SYNC);
        clip(103, 12, "A002C001_260314_R1AB", "15:02:11:00");
        roll(13, "A003R1AB", RollKind.CAMERA, 5, 4, 0, 0);
        steps(13, WorkState.BLOCKED, "A003C002.mov does not match the hash that the set sealed.", Step.STAGE);
        ledger.findings.put(13L, List.of(new Finding("HASH_MISMATCH", Severity.BLOCK, "Clips/A003C002.mov",
                "Clips/A003C002.mov does not have the hash that the set sealed (read twice, the same wrong bytes).",
                "Keep the card, and ask the set to deliver this file again."),
                new Finding("EXTRA_FILE", Severity.INFO, "Clips/notes.txt", "Clips/notes.txt is in the roll's folder, and no list knows it.",
                        "Nothing to do; it is copied with the roll.")));
        roll(14, "S001", RollKind.SOUND, 6, 2, 0, 0);
        steps(14, WorkState.RUNNING, "", Step.STAGE);
        ledger.others.put(1L, List.of("LUTs/show.cube", "reports/camera-report.pdf"));
        drive(2, "SHUTTLE_07", "/media/ingest/SHUTTLE_07_1", DriveState.SEEN, Optional.empty());
        String[] sentences = {"SHUTTLE_07 arrived: 4 rolls, 2 other files.", "A001R1AB: every file is staged and read back.",
            "A003R1AB: Clips/A003C002.mov does not match the hash that the set sealed.", "A001R1AB is in the cloud and proven.",
            "A001R1AB: manifest 1 is published.", "SHUTTLE_07 arrived again under another identity; it waits for its title."};
        for (String sentence : sentences) {
            ledger.activity().add(OptionalLong.of(1), OptionalLong.empty(), "roll.staged", sentence);
        }
        ledger.outbox.add(new OutboxEvent(7, "evt-1", "org.checkgate.roll.ready", 11, 1, FakeLedger.NOON, "{\"roll\":\"A001R1AB\"}"));
    }

    void drive(long id, String label, String mount, DriveState state, Optional<Destination> to) {
        ledger.drives.put(id, new Drive(id, new DriveIdentity("S5N" + id, "uuid", "fp" + id), mount, label, true, state, to, FakeLedger.NOON));
    }

    /** A roll of which so many files are proven on each tier. */
    void roll(long id, String name, RollKind kind, int files, int staged, int synced, int archived) {
        Roll roll = new Roll(id, 1, DAY, name, 1, kind, name, "fp");
        List<RollFile> all = new ArrayList<>();
        for (int n = 1; n <= files; n++) {
            String path = "Clips/" + name.substring(0, 4) + "C00" + n + (kind == RollKind.SOUND ? ".wav" : ".mov");
            RollFile file = new RollFile(++fileId, id, path, 1_200_000_000L + n, false, FileRole.SEALED,
                    List.of(new StatedHash("xxh64", "0011223344556677", true, 1)), n <= staged ? Map.of("xxh64", "0011223344556677") : Map.of(), "");
            all.add(file);
            copy(file, Tier.DRIVE, "S5N1", roll, kind != RollKind.SOUND, Strength.SIZED);
            copy(file, Tier.STAGING, STAGING, roll, n <= staged, Strength.READ_BACK);
            copy(file, Tier.CLOUD, CLOUD, roll, n <= synced, Strength.HASHED);
            copy(file, Tier.ARCHIVE, ARCHIVE, roll, n <= archived, Strength.HASHED);
        }
        ledger.rolls.put(id, roll);
        ledger.files.put(id, all);
        long each = 1_200_000_000L;
        ledger.totals.put(id, new TransferTotals(staged * each, staged * each, synced * each, archived * each, 0));
    }

    private void copy(RollFile file, Tier tier, String at, Roll roll, boolean there, Strength strength) {
        if (there) {
            ledger.copies.add(new Copy(file.id(), tier, at, roll.prefix() + "/" + file.path(), strength, FakeLedger.NOON));
        }
    }

    void steps(long roll, WorkState state, String reason, Step... steps) {
        for (Step step : steps) {
            ledger.work.add(new Work(++workId, roll, step, state, 1, Instant.EPOCH, reason));
        }
    }

    void clip(long id, long roll, String name, String timecode) {
        String json = """
                {"name":"%s","format":"ProRes","plugin":"quicktime","files":[{"path":"Clips/%s.mov","role":"essence","order":0}],
                 "metadata":{"reel":{"value":"A001R1AB","source":"tmcd","confidence":"read"},
                 "startTimecode":{"value":{"text":"%s","frames":1240000,"rate":"24000/1001","dropFrame":false},"source":"tmcd","confidence":"read"},
                 "frameRate":{"value":"24000/1001","source":"stts","confidence":"read"},"width":{"value":4096,"source":"stsd","confidence":"read"},
                 "height":{"value":2160,"source":"stsd","confidence":"read"},"codec":{"value":"ProRes 4444","source":"stsd","confidence":"read"},
                 "durationFrames":{"value":2880,"source":"mdhd","confidence":"read"},"iso":{"value":800,"source":"udta","confidence":"read"}},
                 "raw":{},"findings":[]}""".formatted(name, name, timecode);
        ledger.clips.add(new Clip(id, roll, name, "ProRes", json, "Clips/" + name + ".mov", true, Optional.of(timecode), Optional.of("24000/1001"), 2880));
        List<Proxy> proxies = new ArrayList<>(ledger.proxies.getOrDefault(roll, List.of()));
        proxies.add(new Proxy(id, name, ".checkgate/proxies/" + name + ".mp4", Optional.of(".checkgate/proxies/" + name + ".jpg"), 1280, 676, 2880,
                Optional.of(timecode)));
        ledger.proxies.put(roll, proxies);
    }
}
