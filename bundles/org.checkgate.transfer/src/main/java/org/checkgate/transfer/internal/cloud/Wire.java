package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Blocking connections that give up where no byte comes for too long, and that can be closed at any moment. */
final class Wire {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int LINGER_SECONDS = 1;

    private Wire() {
    }

    /** @param silence how long an answer, or the next byte of it, may take */
    static SdkHttpClient client(Duration silence) {
        return UrlConnectionHttpClient.create(address -> open(address, silence));
    }

    /** @param silence as for {@link #client} */
    static HttpURLConnection open(URI address, Duration silence) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout((int) Math.min(Integer.MAX_VALUE, silence.toMillis()));
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(new Closable(HttpsURLConnection.getDefaultSSLSocketFactory()));
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sockets whose closing does not wait for who is writing. Without a linger time the JDK's own would first say good-bye,
     * and for that wait for the very write that nobody takes.
     */
    private static final class Closable extends SSLSocketFactory {
        private final SSLSocketFactory plain;

        Closable(SSLSocketFactory plain) {
            this.plain = plain;
        }

        private static Socket closable(Socket socket) throws SocketException {
            socket.setSoLinger(true, LINGER_SECONDS);
            return socket;
        }

        @Override
        public Socket createSocket() throws IOException {
            return closable(plain.createSocket());
        }

        @Override
        public Socket createSocket(Socket below, String host, int port, boolean autoClose) throws IOException {
            return closable(plain.createSocket(below, host, port, autoClose));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return closable(plain.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return closable(plain.createSocket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return closable(plain.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return closable(plain.createSocket(host, port, from, fromPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return plain.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return plain.getSupportedCipherSuites();
        }
    }
}
