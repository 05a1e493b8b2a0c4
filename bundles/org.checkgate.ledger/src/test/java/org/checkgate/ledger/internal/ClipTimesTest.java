package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.checkgate.ledger.TimecodeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timecodes and words as they are compared. */
class ClipTimesTest {
    private static final int HOUR = ClipTimes.LONGEST;

    @Test
    void aClipIsCutIntoPiecesOfAnHourAtMost() {
        assertEquals(List.of(new ClipTimes.Piece(HOUR, HOUR + 5, true)), ClipTimes.of("01:00:00:00", "01:00:00:05"));
        assertEquals(List.of(new ClipTimes.Piece(HOUR, 2 * HOUR, true), new ClipTimes.Piece(2 * HOUR, 2 * HOUR + 1000, false)), ClipTimes.of("01:00:00:00", "02:00:01:00"));
    }

    @Test
    void aClipThatGoesOverMidnightIsCutThere() {
        assertEquals(List.of(new ClipTimes.Piece(TimecodeSpan.DAY - 1000, TimecodeSpan.DAY, true), new ClipTimes.Piece(0, 2000, false)), ClipTimes.of("23:59:59:00", "00:00:02:00"));
        assertEquals(List.of(new ClipTimes.Piece(TimecodeSpan.DAY - 1000, TimecodeSpan.DAY, true)), ClipTimes.of("23:59:59;00", "00:00:00;00"));
    }

    @Test
    void aClipWithoutAnEndHasItsFirstFrameAndOneWithoutAStartNone() {
        assertEquals(List.of(new ClipTimes.Piece(1001, 1002, true)), ClipTimes.of("00:00:01:01", ""));
        assertEquals(List.of(new ClipTimes.Piece(1001, 1002, true)), ClipTimes.of("00:00:01:01", "00:00:01:01"));
        assertEquals(List.of(), ClipTimes.of("", "00:00:01:01"));
        assertEquals(List.of(), ClipTimes.of("10-12", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "24:00", "10:60", "10:00:60", "10:00:00:1", "10:00:00:0000", "-1:00", "10:00:00/12", "1000"})
    void whatIsNoTimecodeIsRefusedInASentence(String text) {
        assertThrows(IllegalArgumentException.class, () -> TimecodeSpan.moment(text));
    }

    @Test
    void aMomentMayHaveSecondsAndFramesOrNot() {
        assertEquals(36_240_000, TimecodeSpan.moment("10:04"));
        assertEquals(36_245_000, TimecodeSpan.moment("10:04:05"));
        assertEquals(36_245_012, TimecodeSpan.moment("10:04:05:12"));
        assertEquals(36_245_119, TimecodeSpan.moment("10:04:05;119"));
    }

    @Test
    void aClipIsFoundByWholeWordsAndByTheirParts() {
        assertEquals(Set.of("a001c003_260314", "a001c003", "260314", "night", "caf\u00e9", "12b"), SearchText.words(List.of("A001C003_260314", "Night, (cafe\u0301)", " ... 12B")));
        assertEquals(Set.of("a001_c", "rain"), SearchText.asked(" A001_C  (Rain) -- "));
    }

    @Test
    void aNovelOrAWordWithoutEndIsCut() {
        StringBuilder novel = new StringBuilder("x".repeat(1000));
        for (int n = 0; n < 1000; n++) {
            novel.append(" word").append(n);
        }
        Set<String> words = SearchText.words(List.of(novel.toString(), "late"));
        assertEquals(SearchText.MOST, words.size());
        assertEquals(SearchText.LONGEST, words.iterator().next().length());
    }
}
