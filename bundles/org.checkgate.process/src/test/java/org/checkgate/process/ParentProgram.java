package org.checkgate.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A parent to be killed: starts two sleepers from a thread that ends at once, prints their ids and waits.
 * Arguments: run folder; {@code bound} or {@code plain}.
 */
final class ParentProgram {
    private ParentProgram() {
    }

    public static void main(String[] arguments) throws Exception {
        Launcher launcher = arguments[1].equals("bound") ? Launcher.ofThisMachine() : Launcher.plain();
        SupervisedChildren children = new SupervisedChildren(Path.of(arguments[0]), launcher, Duration.ofSeconds(1));
        Thread starter = new Thread(() -> {
            try {
                for (int i = 0; i < 2; i++) {
                    System.out.println(children.start(Command.of("sleeper", List.of("sleep", "600"))).pid());
                }
            } catch (java.io.IOException failed) {
                System.out.println("failed: " + failed.getMessage());
            }
        });
        starter.start();
        starter.join();
        System.out.println("started");
        Thread.sleep(Duration.ofMinutes(5).toMillis());
    }
}
