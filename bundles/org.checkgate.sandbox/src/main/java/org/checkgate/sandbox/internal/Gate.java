package org.checkgate.sandbox.internal;

import java.io.FileDescriptor;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.Permission;

/**
 * Keeps plugins from ending this process, from writing files, from starting programs and from the network. It holds back what a
 * plugin does by mistake; who signs plugins vouches for their intent.
 *
 * <p>Java's security manager is marked for removal; with this Java it is what refuses such calls with the caller's name in the trace.
 * Where it is gone, {@link #close} throws, so that no plugin ever runs without a gate.
 */
@SuppressWarnings({"removal", "deprecation"})
public final class Gate extends SecurityManager {
    private static final int MOST_THREADS = 200;

    private final String mayWrite;
    /** The thread that talks with the appliance, and ends what a plugin leaves. */
    private final Thread keeper = Thread.currentThread();
    private volatile boolean leaving;

    private Gate(Path folder) {
        this.mayWrite = folder.toAbsolutePath().toString() + "/";
    }

    /**
     * Closes it for the rest of this process.
     *
     * @param folder in which the framework unpacks libraries that lie inside plugins
     */
    public static Gate close(Path folder) {
        Gate gate = new Gate(folder);
        System.setSecurityManager(gate);
        return gate;
    }

    /** Ends this process. */
    public void leave(int status) {
        leaving = true;
        Runtime.getRuntime().halt(status);
    }

    @Override
    public void checkPermission(Permission permission) {
        if (permission.getName().equals("setSecurityManager")) {
            throw refused("open the gate");
        }
    }

    @Override
    public void checkPermission(Permission permission, Object context) {
        checkPermission(permission);
    }

    @Override
    public void checkExit(int status) {
        if (!leaving) {
            throw refused("end the process");
        }
    }

    @Override
    public void checkExec(String program) {
        throw refused("start " + program);
    }

    @Override
    public void checkLink(String library) {
        if (library.indexOf('/') >= 0) {
            throw refused("load the library " + library);
        }
    }

    @Override
    public void checkWrite(String file) {
        if (!Path.of(file).toAbsolutePath().normalize().toString().startsWith(mayWrite)) {
            throw refused("write to " + file);
        }
    }

    @Override
    public void checkWrite(FileDescriptor descriptor) {
        // Its own outputs, which are kept and shown when it fails.
    }

    @Override
    public void checkDelete(String file) {
        checkWrite(file);
    }

    @Override
    public void checkConnect(String host, int port) {
        throw refused("connect to " + host);
    }

    @Override
    public void checkConnect(String host, int port, Object context) {
        checkConnect(host, port);
    }

    @Override
    public void checkListen(int port) {
        throw refused("listen on a port");
    }

    @Override
    public void checkAccept(String host, int port) {
        throw refused("accept a connection");
    }

    @Override
    public void checkMulticast(InetAddress address) {
        throw refused("send to " + address);
    }

    /** Asked for each thread that is made. The machine has so many for all its processes, the appliance among them. */
    @Override
    public void checkAccess(ThreadGroup group) {
        if (Thread.currentThread() != keeper && group.activeCount() >= MOST_THREADS) {
            throw refused("run more than " + MOST_THREADS + " threads");
        }
    }

    private static SecurityException refused(String what) {
        return new SecurityException("it tried to " + what + ", which no camera plugin may");
    }
}
