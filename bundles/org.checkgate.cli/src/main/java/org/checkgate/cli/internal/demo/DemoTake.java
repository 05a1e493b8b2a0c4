package org.checkgate.cli.internal.demo;

import java.util.List;

/**
 * A sound take of the demo: Broadcast Wave with a bext chunk and an iXML chunk.
 *
 * @param fileName its name in the roll's folder
 * @param scene    the slate's scene
 * @param take     the slate's take
 * @param samples  the bext chunk's time reference: samples since midnight at 48 kHz
 * @param pitch    of the tone, in Hz
 */
record DemoTake(String fileName, String scene, int take, long samples, int pitch) {
    static final String TAPE = "SR001";

    List<String> arguments() {
        return List.of("-f", "lavfi", "-i", "sine=f=" + pitch + ":r=48000:d=3", "-c:a", "pcm_s24le", "-write_bext", "1",
                "-metadata", "originator=Checkgate", "-metadata", "origination_date=2026-11-20", "-metadata", "origination_time=10:11:12",
                "-metadata", "time_reference=" + samples,
                "-metadata", "description=sSCENE=" + scene + "\nsTAKE=" + take + "\nsTAPE=" + TAPE, fileName);
    }

    /** Element names after the iXML specification 3.01 (Gallery Software): BWFXML, SPEED and TRACK_LIST. */
    String ixml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <BWFXML><IXML_VERSION>1.52</IXML_VERSION><PROJECT>DEMO</PROJECT><SCENE>%s</SCENE><TAKE>%d</TAKE><TAPE>%s</TAPE>\
                <CIRCLED>%s</CIRCLED><NOTE>made by the demo</NOTE><FILE_UID>CHECKGATEDEMO%d</FILE_UID>\
                <SPEED><MASTER_SPEED>24000/1001</MASTER_SPEED><CURRENT_SPEED>24000/1001</CURRENT_SPEED>\
                <TIMECODE_RATE>24000/1001</TIMECODE_RATE><TIMECODE_FLAG>NDF</TIMECODE_FLAG><FILE_SAMPLE_RATE>48000</FILE_SAMPLE_RATE>\
                <AUDIO_BIT_DEPTH>24</AUDIO_BIT_DEPTH><TIMESTAMP_SAMPLE_RATE>48000</TIMESTAMP_SAMPLE_RATE>\
                <TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>%d</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>\
                <TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>%d</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO></SPEED>\
                <TRACK_LIST><TRACK_COUNT>1</TRACK_COUNT><TRACK><CHANNEL_INDEX>1</CHANNEL_INDEX><INTERLEAVE_INDEX>1</INTERLEAVE_INDEX>\
                <NAME>Boom</NAME></TRACK></TRACK_LIST></BWFXML>
                """.formatted(scene, take, TAPE, take == 1 ? "TRUE" : "FALSE", take, samples >>> 32, samples & 0xffff_ffffL);
    }
}
