package org.checkgate.render.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.store.FrameDoor;
import org.checkgate.store.MediaDoor;

/** Doors that are opened and closed; nothing is behind them. */
final class FakeDoors implements MediaDoor, FrameDoor {
    final List<String> opened = new ArrayList<>();
    int open;
    long budget;
    Duration life;
    boolean unreachable;
    String missing = "";
    boolean servesAll;

    @Override
    public Door open(List<String> keys, long byteBudget, Duration howLong) throws IOException {
        Door door = open(keys.get(0), byteBudget, howLong);
        opened.addAll(keys.subList(1, keys.size()));
        return door;
    }

    @Override
    public Door open(String key, long byteBudget, Duration howLong) throws IOException {
        if (unreachable || key.equals(missing)) {
            throw new IOException("no answer.");
        }
        opened.add(key);
        open++;
        budget = byteBudget;
        life = howLong;
        return new Door() {
            @Override
            public URI address() {
                return URI.create("http://127.0.0.1:1/token");
            }

            @Override
            public long bytesServed() {
                return servesAll ? byteBudget : 0;
            }

            @Override
            public void close() {
                open--;
            }
        };
    }
}
