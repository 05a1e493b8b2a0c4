package org.checkgate.sandbox;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.checkgate.sandbox.internal.Conversation;
import org.checkgate.sandbox.internal.Gate;
import org.checkgate.sandbox.internal.PluginFramework;
import org.checkgate.sandbox.wire.Wire;

/** The process in which camera plugins run. Ends when the appliance closes the connection, and with the appliance. */
public final class Sandbox {
    /** Told to the appliance when plugins cannot be hosted at all. */
    private static final int CANNOT_HOST = 3;

    private Sandbox() {
    }

    /**
     * Hosts plugins and answers calls.
     *
     * @param arguments the address of the appliance's socket, the folder with the bundles of Declarative Services, an empty folder to
     *     keep things in, then the plugins' jars
     */
    public static void main(String[] arguments) {
        List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(paths.get(0)));
            PluginFramework plugins = PluginFramework.start(paths.get(1), paths.get(2), paths.subList(3, paths.size()));
            Gate gate = Gate.close(paths.get(2));
            new Conversation(new Wire(channel), plugins).hold();
            gate.leave(0);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(CANNOT_HOST);
        }
    }
}
