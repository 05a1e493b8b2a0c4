package org.checkgate.transfer.internal.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.checkgate.transfer.internal.Keys;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Puts an object as the S3 client cannot be made to: with a wrong checksum behind it, or with fewer bytes than announced.
 * Only that client's signer is used (AWS Signature Version 4 with an unsigned payload).
 */
final class RawPut {
    private static final String TRAILER = "x-amz-checksum-crc32:";
    private static final String LENGTH = "Content-Length";

    private final SdkHttpClient http;
    private final Keys keys;
    private final String region;
    private final URI object;

    /** @param object the whole address */
    RawPut(SdkHttpClient http, Keys keys, String region, URI object) {
        this.http = http;
        this.keys = keys;
        this.region = region;
        this.object = object;
    }

    /** @return the status that it was answered with */
    int withWrongTrailer(byte[] bytes) throws IOException {
        SignedRequest signed = sign(request().build(), bytes, to -> to.putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, true)
                .putProperty(AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32));
        byte[] body = lie(signed.payload().orElseThrow().newStream().readAllBytes());
        return send(signed, body, body.length);
    }

    /** @throws IOException always but where the server answers before it has what was announced */
    int withoutItsEnd(byte[] bytes) throws IOException {
        int announced = bytes.length + 1;
        return send(sign(request().putHeader(LENGTH, Integer.toString(announced)).build(), bytes, to -> {
        }), bytes, announced);
    }

    /** As if it went over TLS: elsewhere the signer would cover the body, and the lie would be a wrong signature. */
    private SdkHttpRequest.Builder request() {
        int port = object.getPort() >= 0 ? object.getPort() : object.getScheme().equals("https") ? 443 : 80;
        return SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(object).protocol("https").port(port);
    }

    private SignedRequest sign(SdkHttpRequest request, byte[] bytes, Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
        return AwsV4HttpSigner.create().sign(sign -> {
            sign.identity(AwsCredentialsIdentity.create(keys.access(), keys.secret())).request(request).payload(() -> new ByteArrayInputStream(bytes))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3").putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false).putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false);
            more.accept(sign);
        });
    }

    private int send(SignedRequest signed, byte[] body, int announced) throws IOException {
        SdkHttpRequest request = signed.request().copy(to -> to.protocol(object.getScheme()).putHeader(LENGTH, Integer.toString(announced)));
        var answer = http.prepareRequest(HttpExecuteRequest.builder().request(request).contentStreamProvider(() -> new ByteArrayInputStream(body)).build()).call();
        if (answer.responseBody().isPresent()) {
            answer.responseBody().get().close();
        }
        return answer.httpResponse().statusCode();
    }

    private static byte[] lie(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(TRAILER) + TRAILER.length();
        if (at < TRAILER.length() || at >= body.length) {
            throw new IOException("there is no trailer");
        }
        // Another digit of the same number of bits.
        body[at] = (byte) (body[at] == 'A' ? 'B' : 'A');
        return body;
    }
}
