package org.checkgate.testkit;

import java.io.IOException;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;

/** Plugins that are good until they are to go. Public, as a component's class has to be. */
public final class LeavingPlugins {
    private LeavingPlugins() {
    }

    /** Starts a thread that goes on. */
    public static final class Threaded extends TallyPlugin {
        @Override
        public int recognise(Card card) throws IOException {
            Thread thread = new Thread(() -> {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }, "tally-cache");
            thread.setDaemon(true);
            thread.start();
            return super.recognise(card);
        }
    }

    /** Leaves something with the JDK that holds its classes. */
    public static final class Hooked extends TallyPlugin {
        @Override
        public Inspection inspect(Clip clip, Media media) throws IOException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> clip.name()));
            return super.inspect(clip, media);
        }
    }

    /** Has its words in another class. */
    public static final class Helped extends TallyPlugin {
        @Override
        public String name() {
            return Words.NAME.toString();
        }
    }

    /** The other class. */
    enum Words {
        NAME;

        @Override
        public String toString() {
            return "tally";
        }
    }
}
