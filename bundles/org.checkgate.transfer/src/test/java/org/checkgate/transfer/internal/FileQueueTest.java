package org.checkgate.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.RollFile;
import org.junit.jupiter.api.Test;

class FileQueueTest {
    private static RollFile file(long id, long size) {
        return new RollFile(id, 1, "f" + id, size, false, FileRole.SEALED, List.of(), Map.of(), "");
    }

    @Test
    void everyFileIsGivenOnceLargeOnesAlone() {
        List<RollFile> files = new ArrayList<>(IntStream.range(0, 1000).mapToObj(id -> file(id, 10)).toList());
        files.add(500, file(1000, 2 << 20));
        files.add(file(1001, 3 << 20));
        FileQueue queue = new FileQueue(files);
        List<List<RollFile>> groups = new ArrayList<>();
        for (List<RollFile> group = queue.group(false); !group.isEmpty(); group = queue.group(false)) {
            groups.add(group);
        }
        assertEquals(List.of(1000L), groups.get(0).stream().map(RollFile::id).toList());
        assertEquals(List.of(1001L), groups.get(1).stream().map(RollFile::id).toList());
        assertEquals(LongStream.range(0, 1002).boxed().toList(), groups.stream().flatMap(List::stream).map(RollFile::id).sorted().toList());
    }

    @Test
    void aGroupLeavesSomethingForOthers() {
        FileQueue queue = new FileQueue(IntStream.range(0, 160).mapToObj(id -> file(id, 10)).toList());
        assertEquals(10, queue.group(true).size());
        FileQueue few = new FileQueue(IntStream.range(0, 8).mapToObj(id -> file(id, 10)).toList());
        assertEquals(1, few.group(true).size());
        assertEquals(64, new FileQueue(IntStream.range(0, 5000).mapToObj(id -> file(id, 10)).toList()).group(true).size());
    }

    @Test
    void aGroupIsOfAtMostSoManyBytesUnlessItsFirstHasMore() {
        FileQueue queue = new FileQueue(IntStream.range(0, 160).mapToObj(id -> file(id, id == 0 ? 100 : 10)).toList());
        assertEquals(1, queue.group(true, 50).size());
        assertEquals(5, queue.group(true, 50).size());
    }

    @Test
    void whoTakesSmallFilesAloneIsNotGivenALargeOne() {
        assertTrue(new FileQueue(List.of(file(1, 2 << 20))).group(true).isEmpty());
    }
}
