package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.transfer.internal.bytes.Outflow;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * One request with a body, over a blocking connection. Its bytes are held back where they are handed to the socket: anywhere earlier, what
 * somebody buffers or reads for a signature would pass the governor, or pass it twice. They go in large bites: measured, the client's own
 * loop of four KiB takes several times the processor time.
 */
final class Sending implements ExecutableHttpRequest {
    private static final int BITE = 64 * 1024;

    private final HttpURLConnection connection;
    private final HttpExecuteRequest request;
    private final Outflow outflow;
    private final Moving moving;

    Sending(HttpURLConnection connection, HttpExecuteRequest request, Outflow outflow, Moving moving) {
        this.connection = connection;
        this.request = request;
        this.outflow = outflow;
        this.moving = moving;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        connection.setRequestMethod(request.httpRequest().method().name());
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        request.httpRequest().forEachHeader((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        connection.setFixedLengthStreamingMode(request.httpRequest().firstMatchingHeader(Header.CONTENT_LENGTH).map(Long::parseLong)
                .orElseThrow(() -> new ProtocolException("a body needs its length beforehand")));
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream(); OutputStream out = connection.getOutputStream()) {
            byte[] bite = new byte[BITE];
            for (int count = next(body, bite); count >= 0; count = next(body, bite)) {
                out.write(bite, 0, count);
            }
        }
        return answer();
    }

    private int next(InputStream body, byte[] bite) throws IOException {
        moving.wanted();
        int count = body.read(bite, 0, Math.min(bite.length, outflow.bite()));
        if (count > 0) {
            try {
                outflow.take(count);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
        moving.given(count);
        return count;
    }

    private HttpExecuteResponse answer() throws IOException {
        int status = connection.getResponseCode();
        InputStream text = status >= HttpURLConnection.HTTP_BAD_REQUEST ? connection.getErrorStream() : connection.getInputStream();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            // Under no name stands the line with the status.
            if (name != null) {
                headers.put(name, values);
            }
        });
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(status).statusText(connection.getResponseMessage()).headers(headers).build())
                .responseBody(text == null ? null : AbortableInputStream.create(text, connection::disconnect)).build();
    }

    @Override
    public void abort() {
        connection.disconnect();
    }
}
