package org.checkgate.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.RollKind;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListerTest {
    @TempDir
    Path drive;

    private Path roll;

    @BeforeEach
    void sealARoll() throws IOException {
        roll = Files.createDirectories(drive.resolve("Camera_Media/A001R1AB"));
        Files.writeString(roll.resolve("A001C001.mov"), "one");
        Files.createDirectories(roll.resolve("Reports"));
        Files.writeString(roll.resolve("Reports/report.csv"), "two");
        seal(roll);
    }

    private static void seal(Path folder) throws IOException {
        HashLists.create(folder, Set.of(HashFormat.XXH64), Creator.of("test", "1", "localhost"),
                Instant.parse("2024-01-01T10:00:00Z"), VerifyListener.NONE);
    }

    private Listing list() throws IOException {
        return Lister.list(drive, paths -> paths.stream().anyMatch(p -> p.endsWith(".mov")) ? RollKind.CAMERA : RollKind.OTHER);
    }

    private static Set<String> codes(List<Finding> findings) {
        return findings.stream().map(f -> f.code() + " " + f.path()).collect(Collectors.toSet());
    }

    @Test
    void aCleanRollIsListedWithWhatTheSetSealed() throws IOException {
        Files.writeString(drive.resolve("NOTES.txt"), "stray");
        Listing listing = list();
        NewRoll found = listing.rolls().get(0);
        assertEquals("A001R1AB", found.name());
        assertEquals("Camera_Media/A001R1AB", found.folder());
        assertEquals(RollKind.CAMERA, found.kind());
        assertEquals(List.of(), found.findings());
        assertEquals(Set.of("A001C001.mov", "Reports/report.csv"), found.files().stream()
                .filter(f -> f.role() == FileRole.SEALED).map(NewFile::path).collect(Collectors.toSet()));
        assertEquals(2, found.files().stream().filter(f -> f.role() == FileRole.MANIFEST).count());
        NewFile clip = found.files().stream().filter(f -> f.path().equals("A001C001.mov")).findFirst().orElseThrow();
        assertEquals("xxh64", clip.stated().get(0).format());
        assertEquals(List.of("NOTES.txt"), listing.others().stream().map(Listing.OtherFile::path).toList());
    }

    @Test
    void missingTruncatedAndExtraFilesAreNamedAndHoldTheRoll() throws IOException {
        Files.delete(roll.resolve("Reports/report.csv"));
        Files.writeString(roll.resolve("A001C001.mov"), "on");
        Files.writeString(roll.resolve("new.mov"), "three");
        NewRoll found = list().rolls().get(0);
        assertEquals(Set.of("MISSING_FILE Reports/report.csv", "SIZE_MISMATCH A001C001.mov", "EXTRA_FILE new.mov"), codes(found.findings()));
        assertEquals(List.of("\"A001C001.mov\" has 2 bytes and the hash list states 3: it is short by 1 byte."),
                found.findings().stream().filter(f -> f.code().equals("SIZE_MISMATCH")).map(Finding::sentence).toList());
        assertTrue(found.findings().stream().noneMatch(f -> f.severity() == Severity.INFO));
        assertTrue(found.files().stream().anyMatch(f -> f.path().equals("Reports/report.csv") && f.missing()));
        assertTrue(found.files().stream().anyMatch(f -> f.path().equals("new.mov") && f.role() == FileRole.EXTRA));
    }

    @Test
    void aFileOfFiveTebibytesIsListedWithoutBeingRead() throws IOException {
        long size = 5L << 40;
        Path clip = roll.resolve("A001C001.mov");
        try (RandomAccessFile file = new RandomAccessFile(clip.toFile(), "rw")) {
            file.setLength(size);
        } catch (IOException tooLarge) {
            assumeTrue(false, "this file system takes no file of 5 TiB, not even one of zeros: listing it was not checked (" + tooLarge.getMessage() + ")");
        }
        NewRoll found = list().rolls().get(0);
        assertEquals(size, found.files().stream().filter(f -> f.path().equals("A001C001.mov")).findFirst().orElseThrow().size());
        assertEquals(List.of("\"A001C001.mov\" has 5497558138880 bytes and the hash list states 3: it is longer by 5497558138877 bytes."),
                found.findings().stream().map(Finding::sentence).toList());
        assertEquals(64, Fingerprint.of(drive).length(), "what tells the drive apart needs no media either");
    }

    @Test
    void anEmptyFolderThatIsGoneIsSaidAndOneWithFilesIsSaidByThem() throws IOException {
        Files.createDirectories(roll.resolve("Empty"));
        seal(roll);
        Files.delete(roll.resolve("Empty"));
        Files.delete(roll.resolve("Reports/report.csv"));
        Files.delete(roll.resolve("Reports"));
        assertEquals(Set.of("MISSING_FILE Reports/report.csv", "MISSING_FOLDER Empty"), codes(list().rolls().get(0).findings()));
    }

    @Test
    void eachManifestIsKnownByItsBytesAndTheChainIsNot() throws IOException {
        Set<String> first = list().rolls().get(0).manifests();
        assertEquals(1, first.size());
        HashLists.create(roll, Set.of(HashFormat.XXH64), Creator.of("test", "1", "localhost"), Instant.parse("2024-01-02T10:00:00Z"), VerifyListener.NONE);
        Files.writeString(roll.resolve("ascmhl/._0001.mhl"), "a companion");
        Set<String> second = list().rolls().get(0).manifests();
        assertEquals(2, second.size());
        assertTrue(second.containsAll(first));
    }

    @Test
    void namesThatSomeDisksTakeForOneAreToldAndHoldNothing() throws IOException {
        Files.writeString(roll.resolve("a001c001.MOV"), "twin");
        Files.writeString(roll.resolve("Caf\u00e9.mov"), "composed");
        Files.writeString(roll.resolve("Cafe\u0301.mov"), "apart");
        seal(roll);
        List<Finding> findings = list().rolls().get(0).findings();
        assertEquals(2, findings.size(), findings.toString());
        assertTrue(findings.stream().allMatch(f -> f.code().equals("CASE_COLLISION") && f.severity() == Severity.INFO));
        assertEquals(5, list().rolls().get(0).files().stream().filter(f -> f.role() == FileRole.SEALED).count(), "each is a file of its own");
    }

    @Test
    void aNameThatNobodyCanWriteDownHoldsTheRoll() throws IOException, InterruptedException {
        Files.writeString(roll.resolve("bell\u0007.mov"), "rings");
        Process shell = new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'no\\377text.mov')\"").directory(roll.toFile()).inheritIO().start();
        assertEquals(0, shell.waitFor());
        List<Finding> illegal = list().rolls().get(0).findings().stream().filter(f -> f.code().equals("ILLEGAL_NAME")).toList();
        assertEquals(Set.of("bell\u0007.mov", "no\uFFFDtext.mov"), illegal.stream().map(Finding::path).collect(Collectors.toSet()));
        assertTrue(illegal.stream().allMatch(f -> f.severity() == Severity.BLOCK));
        assertTrue(list().rolls().get(0).findings().stream().noneMatch(f -> f.code().equals("NOT_A_FILE")));
    }

    @Test
    void aTamperedManifestHoldsTheRollAndItsFilesAreStillListed() throws IOException {
        Path manifest;
        try (var files = Files.list(roll.resolve("ascmhl"))) {
            manifest = files.filter(f -> f.toString().endsWith(".mhl")).findFirst().orElseThrow();
        }
        Files.writeString(manifest, Files.readString(manifest).replace("localhost", "elsewhere"));
        NewRoll found = list().rolls().get(0);
        Finding broken = found.findings().stream().filter(f -> f.code().equals("CHAIN_BROKEN")).findFirst().orElseThrow();
        assertEquals(Severity.BLOCK, broken.severity());
        assertEquals("The hash list of this roll is not sound: \"" + broken.path() + "\" was changed after it was sealed.", broken.sentence());
        assertTrue(found.files().stream().anyMatch(f -> f.path().equals("A001C001.mov")), "it must still be staged");
    }

    @Test
    void aDoctypeOrAClimbingPathIsABlock() throws IOException {
        Path manifest = Files.writeString(Files.createDirectories(drive.resolve("B002")).resolve("B002.mhl"), """
                <?xml version="1.0"?><!DOCTYPE hashlist [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <hashlist version="1.1"><hash><file>&x;</file><size>1</size><md5>00000000000000000000000000000000</md5></hash></hashlist>
                """, StandardCharsets.UTF_8);
        assertBlocked("B002");
        Files.writeString(manifest, """
                <?xml version="1.0"?>
                <hashlist version="1.1"><creatorinfo><username>x</username><hostname>x</hostname><tool>x</tool>
                <startdate>2024-01-01T10:00:00Z</startdate><finishdate>2024-01-01T10:00:00Z</finishdate></creatorinfo>
                <hash><file>../../../etc/passwd</file><size>1</size><md5>00000000000000000000000000000000</md5>
                <hashdate>2024-01-01T10:00:00Z</hashdate></hash></hashlist>
                """, StandardCharsets.UTF_8);
        assertBlocked("B002");
    }

    private void assertBlocked(String name) throws IOException {
        NewRoll found = list().rolls().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
        assertTrue(found.findings().stream().anyMatch(f -> f.severity() == Severity.BLOCK), found.findings().toString());
    }

    @Test
    void aFileThatIsSealedAndIgnoredAtOnceHoldsTheRoll() throws IOException {
        Path classic = Files.createDirectories(drive.resolve("C003"));
        Files.writeString(classic.resolve("clip.mov"), "three");
        seal(classic);
        Path manifest;
        try (var files = Files.list(classic.resolve("ascmhl"))) {
            manifest = files.filter(f -> f.toString().endsWith(".mhl")).findFirst().orElseThrow();
        }
        String before = Files.readString(manifest);
        Files.writeString(manifest, before.replace("<pattern>.DS_Store</pattern>", "<pattern>.DS_Store</pattern><pattern>*.mov</pattern>"));
        Path chain = classic.resolve("ascmhl/ascmhl_chain.xml");
        var c4 = HashFormat.C4.newHash();
        byte[] bytes = Files.readAllBytes(manifest);
        c4.update(bytes, 0, bytes.length);
        Files.writeString(chain, Files.readString(chain).replaceAll("<c4>.*</c4>", "<c4>" + c4.finish() + "</c4>"));
        NewRoll found = list().rolls().stream().filter(r -> r.name().equals("C003")).findFirst().orElseThrow();
        assertTrue(codes(found.findings()).contains("SEALED_BUT_IGNORED "), found.findings().toString());
    }

    @Test
    void twoRollsOfOneNameWithListsBesideThemAreNotTheSameDelivery() throws IOException {
        String first = beside(drive.resolve("one"), "1");
        String second = beside(drive.resolve("two"), "2");
        assertTrue(!first.equals(second), "the lists differ, so the rolls do");
    }

    private static String beside(Path folder, String digit) throws IOException {
        Files.createDirectories(folder.resolve("A009"));
        Files.writeString(folder.resolve("A009/clip.mov"), "x");
        Files.writeString(folder.resolve("A009.mhl"), """
                <?xml version="1.0"?>
                <hashlist version="1.1"><creatorinfo><username>x</username><hostname>x</hostname><tool>x</tool>
                <startdate>2024-01-01T10:00:00Z</startdate><finishdate>2024-01-01T10:00:00Z</finishdate></creatorinfo>
                <hash><file>A009/clip.mov</file><size>1</size><md5>0000000000000000000000000000000%s</md5>
                <hashdate>2024-01-01T10:00:00Z</hashdate></hash></hashlist>
                """.formatted(digit));
        return Lister.list(folder, paths -> RollKind.CAMERA).rolls().get(0).fingerprint();
    }

    @Test
    void aDriveWithoutAManifestIsHeldAndItsFilesAreOthers() throws IOException {
        Path loose = Files.createDirectories(drive.resolve("only"));
        Files.writeString(loose.resolve("clip.mov"), "x");
        Listing listing = Lister.list(loose, paths -> RollKind.CAMERA);
        assertEquals(List.of(), listing.rolls());
        assertEquals("NO_MANIFEST", listing.findings().get(0).code());
        assertEquals(1, listing.others().size());
    }

    @Test
    void aCardInsideASealedFolderIsARollOfItsOwn() throws IOException {
        seal(drive);
        Listing listing = list();
        assertEquals(Set.of("", "Camera_Media/A001R1AB"),
                listing.rolls().stream().map(NewRoll::folder).collect(Collectors.toSet()));
        NewRoll outer = listing.rolls().stream().filter(r -> r.folder().isEmpty()).findFirst().orElseThrow();
        assertTrue(outer.files().stream().noneMatch(f -> f.path().startsWith("Camera_Media/")), "no file belongs to two rolls");
        assertEquals(List.of(), listing.others());
    }
}
