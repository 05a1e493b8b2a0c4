package org.checkgate.transfer.internal.cloud;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.Outflow;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Tier;

/** One bucket through the AWS SDK, but for the two requests that every file needs; no checksum is computed for us. Safe for use by several threads. */
public final class S3Bucket implements Bucket {
    private static final String ANYTHING = "*";
    private static final String CRC64 = "x-amz-checksum-crc64nvme";
    private static final String ETAG = "ETag";
    private static final String OCTETS = "application/octet-stream";
    /** Bytes that S3 copies in one request, at most. */
    private static final long LARGEST_COPY = 5L << 30;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CloudTarget target;
    private final S3Client client;
    private final StoreClock clock = new StoreClock();
    private final Calm calm;
    private final CalmCalls calls;
    private final SdkHttpClient http;
    private final PlainRequests plain;
    private volatile boolean conditions = true;
    private volatile boolean conditionsHold = true;

    public S3Bucket(CloudTarget target, Outflow outflow) {
        this(target, outflow, PATIENCE, Calm.real());
    }

    /**
     * @param patience how long a request may not move at all
     * @param calm     of this endpoint, for all who use this bucket
     */
    S3Bucket(CloudTarget target, Outflow outflow, Duration patience, Calm calm) {
        this.target = target;
        this.calm = calm;
        this.calls = new CalmCalls(target.name(), calm);
        this.http = new GovernedHttpClient(outflow, patience);
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .region(Region.of(target.region()))
                .forcePathStyle(target.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(target.keys().access(), target.keys().secret())))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false).expectContinueEnabled(false))
                // What is tried again is noted in the journal, so only we try again.
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(clock));
        target.endpoint().ifPresent(builder::endpointOverride);
        this.client = builder.build();
        this.plain = new PlainRequests(http, target, address("x").resolve("."), clock);
    }

    @Override
    public CloudTarget target() {
        return target;
    }

    @Override
    public Optional<Duration> clockAhead() {
        return clock.ahead();
    }

    @Override
    public Calm calm() {
        return calm;
    }

    /**
     * A few servers do not know "only where there is nothing", or answer as if they did, or know it only of one request at a time.
     *
     * @param asked whether requests say it
     * @param hold  whether it needs no look before
     */
    void conditions(boolean asked, boolean hold) {
        conditions = asked;
        conditionsHold = hold;
    }

    @Override
    public boolean conditions() {
        return conditionsHold;
    }

    private String condition() {
        return conditions ? ANYTHING : null;
    }

    void ensure(boolean create) throws StoreTrouble {
        try {
            ask(() -> client.headBucket(to -> to.bucket(target.bucket())));
        } catch (StoreTrouble e) {
            if (!e.absent()) {
                throw inWords(e, "");
            }
            if (!create) {
                throw new StoreTrouble(target.name(), 404, "NoSuchBucket", target.bucket(), e);
            }
            ask(() -> client.createBucket(to -> to.bucket(target.bucket())));
        }
    }

    @Override
    public Optional<Seen> head(String key) throws StoreTrouble {
        try {
            SdkHttpResponse there = ask(() -> plain.head(key, Map.of("x-amz-checksum-mode", "ENABLED")));
            return Optional.of(new Seen(size(there), said(there, CRC64), bare(said(there, ETAG))));
        } catch (StoreTrouble e) {
            if (e.absent()) {
                return Optional.empty();
            }
            throw inWords(e, key);
        }
    }

    /** The answer to a HEAD has no body and so no code: what is refused without a reason is asked for again in a way that has one. */
    private StoreTrouble inWords(StoreTrouble mute, String key) {
        if (!mute.code().isEmpty() || mute.status() != 403 && mute.status() != 400) {
            return mute;
        }
        try {
            ask(() -> client.getObject(to -> to.bucket(target.bucket()).key(key.isEmpty() ? HonestyProbe.FOLDER + "none" : key).range("bytes=0-0"))).abort();
            return mute;
        } catch (StoreTrouble said) {
            return said.refusesUs() ? said : mute;
        }
    }

    @Override
    public void put(String key, ContentStreamProvider body, long length, String crc64, String contentType) throws StoreTrouble {
        Map<String, String> headers = stated(crc64);
        headers.put(Header.CONTENT_TYPE, contentType.isEmpty() ? OCTETS : contentType);
        if (conditions) {
            headers.put("If-None-Match", ANYTHING);
        }
        if (!target.storageClass().isEmpty()) {
            headers.put("x-amz-storage-class", target.storageClass());
        }
        ask(() -> plain.put(key, headers, Map.of(), body, length));
    }

    /** A server that is not told which checksum it is takes a wrong one. */
    private static Map<String, String> stated(String crc64) {
        return new HashMap<>(Map.of(CRC64, crc64, "x-amz-sdk-checksum-algorithm", ChecksumAlgorithm.CRC64_NVME.toString()));
    }

    private static String said(SdkHttpResponse answer, String header) {
        return answer.firstMatchingHeader(header).orElse("");
    }

    private long size(SdkHttpResponse answer) throws StoreTrouble {
        try {
            return Long.parseLong(said(answer, Header.CONTENT_LENGTH));
        } catch (NumberFormatException e) {
            throw new StoreTrouble(target.name(), 0, "", "it does not say how large it is", e);
        }
    }

    /** For lies that the client would not tell. */
    RawPut raw(String key) {
        return new RawPut(http, target.keys(), target.region(), address(key));
    }

    private URI address(String key) {
        return URI.create(client.utilities().getUrl(to -> to.bucket(target.bucket()).key(key)).toString());
    }

    @Override
    public String create(String key, String contentType) throws StoreTrouble {
        return ask(() -> client.createMultipartUpload(to -> {
            to.bucket(target.bucket()).key(key).contentType(contentType.isEmpty() ? OCTETS : contentType)
                    .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME).checksumType(ChecksumType.FULL_OBJECT);
            if (!target.storageClass().isEmpty()) {
                to.storageClass(target.storageClass());
            }
        })).uploadId();
    }

    @Override
    public String putPart(String key, String uploadId, int number, ContentStreamProvider body, long length, String crc64) throws StoreTrouble {
        Map<String, String> query = Map.of("uploadId", uploadId, "partNumber", Integer.toString(number));
        return said(ask(() -> plain.put(key, stated(crc64), query, body, length)), ETAG);
    }

    @Override
    public CopiedPart copyPart(String fromBucket, String fromKey, String key, String uploadId, int number, Optional<String> range) throws StoreTrouble {
        var part = ask(() -> client.uploadPartCopy(to -> to.sourceBucket(fromBucket).sourceKey(fromKey).copySourceRange(range.orElse(null))
                .destinationBucket(target.bucket()).destinationKey(key).uploadId(uploadId).partNumber(number))).copyPartResult();
        String crc64 = part.checksumCRC64NVME();
        return new CopiedPart(part.eTag(), crc64 == null ? OptionalLong.empty() : Crc64Nvme.fromBase64(crc64));
    }

    @Override
    public Map<Integer, String> listParts(String key, String uploadId) throws StoreTrouble {
        Map<Integer, String> etags = new HashMap<>();
        try {
            ask(() -> {
                client.listPartsPaginator(to -> to.bucket(target.bucket()).key(key).uploadId(uploadId)).parts()
                        .forEach(part -> etags.put(part.partNumber(), bare(part.eTag())));
                return etags;
            });
        } catch (StoreTrouble e) {
            if (!e.absent()) {
                throw e;
            }
        }
        return etags;
    }

    @Override
    public void complete(String key, String uploadId, List<Part> parts, String crc64) throws StoreTrouble {
        List<CompletedPart> stated = parts.stream().map(part -> CompletedPart.builder().partNumber(part.number()).eTag(part.etag())
                .checksumCRC64NVME(Crc64Nvme.base64(Crc64Nvme.fromHex(part.crc64()))).build()).toList();
        ask(() -> client.completeMultipartUpload(to -> to.bucket(target.bucket()).key(key).uploadId(uploadId).ifNoneMatch(condition())
                .checksumType(ChecksumType.FULL_OBJECT).checksumCRC64NVME(crc64).multipartUpload(all -> all.parts(stated))));
    }

    @Override
    public void abort(String key, String uploadId) throws StoreTrouble {
        try {
            ask(() -> client.abortMultipartUpload(to -> to.bucket(target.bucket()).key(key).uploadId(uploadId)));
        } catch (StoreTrouble e) {
            if (!e.absent()) {
                throw e;
            }
        }
    }

    @Override
    public Optional<Warmth> warmth(String key) throws StoreTrouble {
        try {
            var there = ask(() -> client.headObject(to -> to.bucket(target.bucket()).key(key)));
            return Optional.of(Warmth.of(there.storageClassAsString(), there.archiveStatusAsString(), there.restore()));
        } catch (StoreTrouble e) {
            if (e.absent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void restore(String key, int days) throws StoreTrouble {
        try {
            ask(() -> client.restoreObject(to -> to.bucket(target.bucket()).key(key)
                    .restoreRequest(wish -> wish.days(days).glacierJobParameters(job -> job.tier(Tier.STANDARD)))));
        } catch (StoreTrouble e) {
            if (!e.code().equals("RestoreAlreadyInProgress")) {
                throw e;
            }
        }
    }

    @Override
    public List<Unfinished> unfinished(String prefix) throws StoreTrouble {
        return ask(() -> client.listMultipartUploadsPaginator(to -> to.bucket(target.bucket()).prefix(prefix)).uploads().stream()
                .filter(upload -> upload.key().startsWith(prefix) && upload.initiated() != null)
                .map(upload -> new Unfinished(upload.key(), upload.uploadId(), upload.initiated())).toList());
    }

    @Override
    public InputStream get(String key) throws StoreTrouble {
        return ask(() -> client.getObject(to -> to.bucket(target.bucket()).key(key)));
    }

    @Override
    public InputStream get(String key, long from) throws StoreTrouble {
        return ask(() -> client.getObject(to -> to.bucket(target.bucket()).key(key).range("bytes=" + from + "-")));
    }

    @Override
    public void copy(String key, String to, Seen seen) throws StoreTrouble {
        if (seen.size() <= LARGEST_COPY) {
            ask(() -> client.copyObject(from -> from.sourceBucket(target.bucket()).sourceKey(key).copySourceIfMatch(quoted(seen))
                    .destinationBucket(target.bucket()).destinationKey(to)));
            return;
        }
        copyInParts(key, to, seen, LARGEST_COPY);
    }

    /** @param part bytes of each, 5 MiB to 5 GiB */
    void copyInParts(String key, String to, Seen seen, long part) throws StoreTrouble {
        String upload = ask(() -> client.createMultipartUpload(as -> as.bucket(target.bucket()).key(to).contentType(OCTETS))).uploadId();
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long at = 0; at < seen.size(); at += part) {
                int number = parts.size() + 1;
                String range = "bytes=" + at + "-" + (Math.min(at + part, seen.size()) - 1);
                String etag = ask(() -> client.uploadPartCopy(from -> from.sourceBucket(target.bucket()).sourceKey(key).copySourceIfMatch(quoted(seen))
                        .copySourceRange(range).destinationBucket(target.bucket()).destinationKey(to).uploadId(upload).partNumber(number))).copyPartResult().eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            }
            ask(() -> client.completeMultipartUpload(as -> as.bucket(target.bucket()).key(to).uploadId(upload).multipartUpload(all -> all.parts(parts))));
        } catch (StoreTrouble e) {
            abort(to, upload);
            throw e;
        }
    }

    @Override
    public void remove(String key) throws StoreTrouble {
        ask(() -> client.deleteObject(to -> to.bucket(target.bucket()).key(key)));
    }

    /** Some servers compare it to the letter. */
    private static String quoted(Seen seen) {
        return seen.etag().isEmpty() ? null : '"' + seen.etag() + '"';
    }

    static String bare(String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    private <T> T ask(CalmCalls.Call<T> call) throws StoreTrouble {
        return calls.ask(call);
    }

    @Override
    public void close() {
        client.close();
        // A client that was handed to it stays open.
        http.close();
    }
}
