package org.checkgate.cli.internal.appliance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.Setting;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;

/** The port on which a home's console answers, and whether it can be had. */
public final class ConsolePort {
    private static final String DEFAULT = "8480";
    private final Setting setting;

    public ConsolePort(Home home) {
        setting = new Setting(home.etc().resolve("org.ops4j.pax.web.cfg"), "org.osgi.service.http.port");
    }

    /** Says so when another program has the port that is set. */
    public void requireFree() throws IOException {
        int port = number();
        if (!isFree(port)) {
            throw new Trouble(ExitCode.CANNOT_START, "The console's port " + port + " is in use by another program.",
                    "Stop that program, or set " + setting.key() + " in " + setting.file() + " to a free port.");
        }
    }

    /** Keeps the port that is set when it can be had, else takes any free one. */
    public void takeFree() throws IOException {
        if (!isFree(number())) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                setting.set(Integer.toString(any.getLocalPort()));
            }
        }
    }

    private int number() throws IOException {
        String text = setting.value().orElse(DEFAULT);
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with the numbers that are out of range.
        }
        throw new Trouble(ExitCode.CANNOT_START, "'" + text + "' is no port.",
                "Set " + setting.key() + " in " + setting.file() + " to a number from 1 to 65535.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
