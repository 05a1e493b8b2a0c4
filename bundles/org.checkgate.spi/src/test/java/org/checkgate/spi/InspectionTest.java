package org.checkgate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InspectionTest {
    @Test
    void fieldsAreExactlyThoseOfTheContract() {
        String contract = "clipName, reel, cameraId, startTimecode, endTimecode, frameRate, sensorFrameRate, durationFrames, width, height, "
            + "pixelAspect, anamorphicSqueeze, container, codec, codecProfile, bitDepth, chroma, colourPrimaries, transfer, matrix, "
            + "cameraColourSpace, cameraGamma, iso, exposureIndex, whiteBalanceKelvin, tint, shutterAngle, exposureTime, lensMaker, "
            + "lensModel, lensSerial, focalLengthMm, tStop, fNumber, focusDistanceM, make, model, serial, firmware, recorderModel, lookName, "
            + "scene, take, circled, notes, captureTime, audio.channels, audio.sampleRate, audio.bitDepth, audio.trackNames, audio.timeReference";
        assertEquals(List.of(contract.split(", ")), Arrays.stream(Field.values()).map(Field::text).toList());
    }

    @Test
    void theFirstSourceWinsAndNothingIsNoValue() {
        Inspection inspection = Inspection.builder()
            .offer(Field.REEL, null, "header", Confidence.READ)
            .offer(Field.REEL, "  ", "header", Confidence.READ)
            .offer(Field.REEL, " A001 ", "header", Confidence.READ)
            .offer(Field.REEL, "B002", "file name", Confidence.GUESSED)
            .offer(Field.WIDTH, 0, "header", Confidence.READ)
            .offer(Field.ISO, "800", "header", Confidence.READ)
            .offer(Field.AUDIO_TIME_REFERENCE, 0L, "bext", Confidence.READ)
            .raw("qt", "key", "").build();
        assertEquals(Fact.read("A001", "header"), inspection.metadata().get(Field.REEL));
        assertNull(inspection.metadata().get(Field.WIDTH));
        assertNull(inspection.metadata().get(Field.ISO), "a text is no number");
        assertEquals(0L, inspection.metadata().get(Field.AUDIO_TIME_REFERENCE).value());
        assertTrue(inspection.raw().isEmpty());
    }

    @Test
    void refusesAFactThatDoesNotFitItsField() {
        Map<Field, Fact> wrong = Map.of(Field.WIDTH, Fact.read("wide", "header"));
        assertThrows(IllegalArgumentException.class, () -> new Inspection(wrong, Map.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> Fact.read("", "header"));
        assertThrows(IllegalArgumentException.class, () -> Fact.read(new Object(), "header"));
        assertThrows(IllegalArgumentException.class, () -> Fact.read(Double.NaN, "header"));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void everyFieldHasItsNameBack(Field field) {
        assertEquals(field, Field.of(field.text()).orElseThrow());
    }
}
