package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.checkgate.transfer.internal.Addresses;
import org.checkgate.transfer.internal.SignedRequests;
import org.checkgate.transfer.internal.StoreTrouble;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The two requests that every file needs, PUT and HEAD, with the client's signer and past the rest of it: measured, that costs a small file
 * more than its way to the bucket. Safe for use by several threads.
 */
final class PlainRequests {
    private static final int LONGEST_REASON = 16_384;

    private final SdkHttpClient http;
    private final CloudTarget target;
    private final SignedRequests requests;
    private final URI bucket;
    private final StoreClock clock;

    /** @param bucket the address below which its objects are; ends with a slash */
    PlainRequests(SdkHttpClient http, CloudTarget target, URI bucket, StoreClock clock) {
        this.http = http;
        this.target = target;
        this.requests = new SignedRequests(bucket, target.region(), target.keys());
        this.bucket = bucket;
        this.clock = clock;
    }

    /** What the bucket says of an object. */
    SdkHttpResponse head(String key, Map<String, String> headers) throws IOException {
        return send(requests.of(SdkHttpMethod.HEAD, key, headers, Map.of(), Optional.empty()), null);
    }

    /** @param headers say what the body is; they are signed */
    SdkHttpResponse put(String key, Map<String, String> headers, Map<String, String> query, ContentStreamProvider body, long length) throws IOException {
        SdkHttpRequest request = requests.of(SdkHttpMethod.PUT, key, headers, query, sealed() ? Optional.of(body) : Optional.empty());
        return send(request.toBuilder().putHeader(Header.CONTENT_LENGTH, Long.toString(length)).build(), body);
    }

    /**
     * Whether the body is part of the signature as well. It is left out over https, and on a line that does not leave this machine: its
     * checksum is in the signature. Over plain http to another machine that would not stop a forger.
     */
    private boolean sealed() {
        return bucket.getScheme().equals("http") && !Addresses.onThisMachine(bucket);
    }

    private SdkHttpResponse send(SdkHttpRequest request, ContentStreamProvider body) throws IOException {
        HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder().request(request).contentStreamProvider(body).build()).call();
        SdkHttpResponse said = answer.httpResponse();
        said.firstMatchingHeader("Date").ifPresent(clock::told);
        Optional<String> reason = rest(answer, said.isSuccessful());
        if (reason.isPresent()) {
            throw StoreTrouble.refused(target.name(), said.statusCode(), reason.get()).again(RetryAfter.of(said));
        }
        return said;
    }

    /** Read to its end, else the connection is not used again. */
    private static Optional<String> rest(HttpExecuteResponse answer, boolean good) throws IOException {
        if (answer.responseBody().isEmpty()) {
            return good ? Optional.empty() : Optional.of("");
        }
        try (InputStream in = answer.responseBody().get()) {
            String text = good ? "" : new String(in.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8);
            in.transferTo(OutputStream.nullOutputStream());
            return good ? Optional.empty() : Optional.of(text);
        }
    }
}
