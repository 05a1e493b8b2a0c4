package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.source.SourceTrouble;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends a signed request with a body of known length. A blocking socket: measured, it moves bulk at a third of the
 * processor time of the asynchronous clients.
 */
final class PartCarrier {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 300_000;
    private static final int LONGEST_ANSWER = 16_384;

    private PartCarrier() {
    }

    /** @return the ETag that the store gave */
    static String put(SdkHttpRequest request, long length, Body body) throws StoreTrouble, SourceTrouble {
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) request.getUri().toURL().openConnection();
            connection.setRequestMethod("PUT");
            connection.setDoOutput(true);
            connection.setUseCaches(false);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            connection.setFixedLengthStreamingMode(length);
            for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
                connection.setRequestProperty(header.getKey(), header.getValue().get(0));
            }
            try (OutputStream out = connection.getOutputStream()) {
                body.writeTo(out);
            }
            return answer(connection);
        } catch (IOException e) {
            if (e instanceof StoreTrouble known && known.status() != 0) {
                throw known;
            }
            StoreTrouble refused = refusal(connection);
            throw refused != null ? refused : new StoreTrouble(StagingStore.NAME, 0, "", String.valueOf(e.getMessage()), e);
        } catch (SourceTrouble e) {
            connection.disconnect();
            throw e;
        }
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status / 100 != 2) {
            throw refused(connection, status);
        }
        // Read to its end, else the connection is not used again.
        try (InputStream rest = connection.getInputStream()) {
            rest.transferTo(OutputStream.nullOutputStream());
        }
        return MinioStore.bare(connection.getHeaderField("ETag"));
    }

    /** A store that refuses in mid-body closes the line; its reason may still stand in the answer. */
    private static StoreTrouble refusal(HttpURLConnection connection) {
        try {
            int status = connection == null ? 0 : connection.getResponseCode();
            return status >= 300 ? refused(connection, status) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static StoreTrouble refused(HttpURLConnection connection, int status) throws IOException {
        String text = "";
        try (InputStream error = connection.getErrorStream()) {
            if (error != null) {
                text = new String(error.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            }
        }
        return StoreTrouble.refused(StagingStore.NAME, status, text);
    }
}
