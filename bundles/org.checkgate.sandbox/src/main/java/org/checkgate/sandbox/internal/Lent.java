package org.checkgate.sandbox.internal;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.checkgate.sandbox.wire.CardWire;
import org.checkgate.sandbox.wire.Op;
import org.checkgate.sandbox.wire.Wire;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;

/** A card or a clip's files, lent for one call: every byte is asked of the appliance, which keeps the budget. */
final class Lent implements Card, Media, Closeable {
    private final Wire wire;
    private final CardWire card;
    private final Clip clip;
    private boolean over;

    /** Puts a question; a failure of the other side comes as an exception. */
    private interface Question {
        void ask() throws IOException;
    }

    /** @param clip null for a call about the card */
    Lent(Wire wire, CardWire card, Clip clip) {
        this.wire = wire;
        this.card = card;
        this.clip = clip;
    }

    @Override
    public String name() {
        return card.name();
    }

    @Override
    public List<CardFile> files() {
        return card.files();
    }

    @Override
    public synchronized byte[] head(String path, int max) throws IOException {
        ask(() -> wire.say(Op.HEAD).text(Objects.requireNonNull(path)).number(Math.max(0, Math.min(max, HEAD_LIMIT))));
        return wire.bytes(HEAD_LIMIT);
    }

    @Override
    public synchronized SeekableView open(String path) throws IOException {
        if (clip == null) {
            throw new FileNotFoundException("No clip is lent.");
        }
        ask(() -> wire.say(Op.OPEN).text(Objects.requireNonNull(path)));
        return new View(wire.number(), wire.number());
    }

    @Override
    public synchronized long remainingBytes() {
        try {
            ask(() -> wire.say(Op.REMAINING));
            return wire.number();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Nothing is lent from now on. */
    @Override
    public synchronized void close() {
        over = true;
    }

    private void ask(Question question) throws IOException {
        if (over) {
            throw new LimitExceededException("The call is over: it has returned.");
        }
        question.ask();
        wire.send();
        switch (wire.next()) {
            case ANSWER -> { }
            case LIMIT -> throw new LimitExceededException(wire.text());
            default -> throw new IOException(wire.text());
        }
    }

    private final class View implements SeekableView {
        private final long handle;
        private final long size;

        View(long handle, long size) {
            this.handle = handle;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public int read(long position, byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            synchronized (Lent.this) {
                ask(() -> wire.say(Op.READ).number(handle).number(position).number(length));
                byte[] got = wire.bytes(length);
                System.arraycopy(got, 0, into, offset, got.length);
                return got.length == 0 && length > 0 ? -1 : got.length;
            }
        }

        @Override
        public void close() throws IOException {
            synchronized (Lent.this) {
                if (!over) {
                    ask(() -> wire.say(Op.CLOSE).number(handle));
                }
            }
        }

        /** Refuses before it takes memory for what cannot be had. */
        @Override
        public byte[] read(long position, int length) throws IOException {
            if (length > remainingBytes()) {
                throw new LimitExceededException("The budget of this clip does not allow " + length + " bytes more.");
            }
            return SeekableView.super.read(position, length);
        }
    }
}
