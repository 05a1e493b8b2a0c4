package org.checkgate.testkit;

import java.io.IOException;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
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

    /** Is held by a registry of the JDK, through an object of a class of its own. */
    public static final class Registered extends TallyPlugin implements Filter {
        @Override
        public boolean isLoggable(LogRecord entry) {
            return true;
        }

        @Override
        public Inspection inspect(Clip clip, Media media) throws IOException {
            // It has nowhere to write to, so that the tests' own log stays as it is.
            Handler handler = new StreamHandler();
            handler.setFilter(this);
            Logger.getLogger("").addHandler(handler);
            return super.inspect(clip, media);
        }
    }

    /** Compares, hashes and prints records of its own, which is nobody's fault. */
    public static final class Recorded extends TallyPlugin {
        @Override
        public Inspection inspect(Clip clip, Media media) throws IOException {
            Inspection said = super.inspect(clip, media);
            Word word = new Word(Words.NAME);
            if (!Set.of(word).contains(new Word(Words.NAME)) || !word.toString().contains("tally")) {
                throw new IllegalStateException("A record equals another one of the same components.");
            }
            return said;
        }
    }

    /** A record with a component of a class of the jar. */
    record Word(Words word) {
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
