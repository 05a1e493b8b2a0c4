package org.checkgate.cli.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.cli.internal.console.RollAnswer;

/** Whether the demo showed what it has to show: good rolls turn green as far as they may, and the bad one does not. */
public final class DemoVerdict {
    private DemoVerdict() {
    }

    /** @return what is not as it has to be, in sentences; empty when all is well */
    public static List<String> faults(JsonNode document) {
        List<String> faults = new ArrayList<>();
        for (String name : List.of(DemoContent.GOOD_ROLL, DemoContent.SOUND_ROLL)) {
            roll(document, name, faults).ifPresent(roll -> good(roll, faults));
        }
        roll(document, DemoContent.BAD_ROLL, faults).ifPresent(roll -> bad(roll, faults));
        return faults;
    }

    private static Optional<RollAnswer> roll(JsonNode document, String name, List<String> faults) {
        List<RollAnswer> found = RollAnswer.all(document).stream().filter(roll -> roll.name().equals(name)).toList();
        if (found.size() != 1) {
            faults.add("Roll " + name + " was found " + found.size() + " times, not once.");
            return Optional.empty();
        }
        return Optional.of(found.get(0));
    }

    private static void good(RollAnswer roll, List<String> faults) {
        if (!roll.isOn("SAFE_TO_UNPLUG") || !roll.isOn("SAFE_TO_REUSE")) {
            faults.add("Roll " + roll.name() + " is good and not safe to reuse: " + roll.why("SAFE_TO_REUSE"));
        }
        if (!roll.isArchiveProven()) {
            faults.add("Not every file of roll " + roll.name() + " has a proven copy on the archive tier.");
        }
        if (roll.proxies() < roll.clips()) {
            faults.add("Roll " + roll.name() + " has " + roll.clips() + " clips and " + roll.proxies() + " proxies.");
        }
        if (roll.isOn("SAFE_TO_CLEAR")) {
            faults.add("Roll " + roll.name() + " says SAFE_TO_CLEAR although nobody has signed the day off.");
        }
    }

    private static void bad(RollAnswer roll, List<String> faults) {
        for (String light : List.of("SAFE_TO_UNPLUG", "SAFE_TO_REUSE", "SAFE_TO_CLEAR")) {
            if (roll.isOn(light)) {
                faults.add("Roll " + roll.name() + " is damaged and says " + light + ".");
            }
        }
        for (String file : List.of(DemoContent.ALTERED, DemoContent.MISSING)) {
            if (roll.pathsWithFindings().stream().noneMatch(path -> path.equals(file) || path.endsWith("/" + file))) {
                faults.add("No finding of roll " + roll.name() + " names " + file + ".");
            }
        }
    }
}
