package org.checkgate.mhl;

import static org.checkgate.mhl.Lists.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standard's reference tool, where it is installed, takes what we wrote for its own, and we take what it adds. */
class ReferenceToolTest {
    @TempDir
    Path temp;
    private Path day;

    @BeforeEach
    void installed() throws IOException {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ascmhl-debug")));
        assumeTrue(there, "ascmhl is not installed: nobody else verifies what we wrote");
        day = Files.createDirectories(temp.resolve("Day001"));
        file(day, "CAMERA/A001/Clips/A001C001.mov", "one");
        file(day, "CAMERA/A001/Clips/A001C002.mov", "two");
        file(day, "CAMERA/A001/\u00e4 & b.txt", "note");
        file(day, "SOUND/24Y01M05/T01.wav", "sound");
        file(day, "report.pdf", "report");
    }

    private void tool(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void bothAgree() throws IOException {
        tool("ascmhl", "diff", day.toString());
        tool("ascmhl-debug", "verify", day.toString());
        Verdict verdict = Lists.verify(day);
        assertEquals(List.of("ok"), verdict.findings());
        assertEquals(List.of(), verdict.directoryHashes().mismatches());
    }

    /** Not after a rename: the tool compares with the directory hashes of every older generation too. */
    private void bothAgreeOnDirectories() throws IOException {
        bothAgree();
        tool("ascmhl-debug", "verify", "-dh", day.toString());
    }

    @Test
    void ourGenerationsVerifyThereInEveryFormat() throws IOException {
        for (HashFormat format : HashFormat.values()) {
            if (format.inAscMhl()) {
                Lists.create(day, format);
                bothAgreeOnDirectories();
            }
        }
    }

    @Test
    void nestedHistoriesAndRenamesVerifyThere() throws IOException {
        Lists.create(day.resolve("CAMERA/A001"), HashFormat.XXH64);
        Lists.create(day.resolve("SOUND/24Y01M05"), HashFormat.XXH64);
        Lists.create(day, HashFormat.XXH64);
        bothAgree();
        Files.move(day.resolve("CAMERA/A001/Clips/A001C002.mov"), day.resolve("CAMERA/A001/Clips/A001C003.mov"));
        Files.move(day.resolve("report.pdf"), day.resolve("report-final.pdf"));
        Lists.create(day, HashFormat.XXH64);
        bothAgree();
    }

    @Test
    void theirGenerationOnOursAndOursOnTheirsAreOneHistory() throws IOException {
        Lists.create(day, HashFormat.XXH128);
        tool("ascmhl", "create", "-h", "xxh128", day.toString());
        bothAgreeOnDirectories();
        Lists.create(day, HashFormat.XXH128);
        bothAgree();
        assertEquals(3, HashLists.read(day).ownHistory().generations().size());
    }

    @Test
    void ourPackingListVerifiesThere() throws IOException {
        Lists.create(day, HashFormat.MD5);
        PackingList list = HashLists.flatten(HashLists.read(day), Lists.CREATOR, Lists.AT);
        Path written = Files.write(temp.resolve(list.fileName()), list.manifest());
        tool("ascmhl-debug", "verify", "-pl", written.toString(), day.toString());
    }
}
