package org.checkgate.cli.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageLinesTest {
    private final StageLines stages = new StageLines();

    private List<String> changes(String state, boolean on) throws IOException {
        JsonNode roll = new ObjectMapper().readTree("{\"id\":\"1\",\"roll\":\"A001\",\"steps\":[{\"step\":\"STAGE\",\"state\":\"" + state
                + "\",\"reason\":null}],\"findings\":[{\"code\":\"MISSING\",\"severity\":\"BLOCK\",\"path\":\"x\",\"sentence\":\"x is missing.\"}],"
                + "\"lights\":{\"SAFE_TO_REUSE\":{\"on\":" + on + ",\"why\":\"because\"}}}");
        return stages.changes(List.of(roll));
    }

    @Test
    void eachChangeIsToldOnce() throws IOException {
        assertEquals(List.of("  A001  STAGE: RUNNING", "  A001  BLOCK: x is missing."), changes("RUNNING", false));
        assertEquals(List.of(), changes("RUNNING", false));
        assertEquals(List.of("  A001  STAGE: DONE", "  A001  SAFE_TO_REUSE is on"), changes("DONE", true));
        assertEquals(List.of(), changes("DONE", true));
        assertEquals(List.of("  A001  SAFE_TO_REUSE went out: because"), changes("DONE", false));
    }
}
