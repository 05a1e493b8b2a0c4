package org.checkgate.transfer.internal.staging;

import io.minio.AbortMultipartUploadArgs;
import io.minio.BucketExistsArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.ListPartsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.SignedRequests;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.source.SourceTrouble;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** One bucket of the staging store through the MinIO client, bodies past it. Safe for use by several threads. */
public final class MinioStore implements StagingStore {
    private static final int PARTS_A_PAGE = 1000;

    private final MinioAsyncClient client;
    private final SignedRequests requests;
    private final String bucket;

    public MinioStore(URI endpoint, String region, Keys keys, String bucket) {
        this.client = MinioAsyncClient.builder().endpoint(endpoint.toString()).region(region).credentials(keys.access(), keys.secret()).build();
        this.client.setTimeout(TimeUnit.SECONDS.toMillis(10), TimeUnit.MINUTES.toMillis(5), TimeUnit.MINUTES.toMillis(5));
        this.requests = new SignedRequests(URI.create(endpoint + "/" + bucket + "/"), region, keys);
        this.bucket = bucket;
    }

    @Override
    public void ensureBucket() throws StoreTrouble {
        if (!ask(() -> client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()))) {
            ask(() -> client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()));
        }
    }

    @Override
    public String put(String key, String crc32c, long length, Body body) throws StoreTrouble, SourceTrouble {
        return PartCarrier.put(request(key, crc32c, Map.of()), length, body);
    }

    @Override
    public String putPart(String key, String uploadId, int number, String crc32c, long length, Body body) throws StoreTrouble, SourceTrouble {
        return PartCarrier.put(request(key, crc32c, Map.of("uploadId", uploadId, "partNumber", Integer.toString(number))), length, body);
    }

    private SdkHttpRequest request(String key, String crc32c, Map<String, String> query) {
        return requests.of(SdkHttpMethod.PUT, key, stated(crc32c), query, Optional.empty());
    }

    private static Map<String, String> stated(String crc32c) {
        return crc32c.isEmpty() ? Map.of() : Map.of("x-amz-checksum-crc32c", crc32c, "x-amz-sdk-checksum-algorithm", "CRC32C");
    }

    @Override
    public String createMultipart(String key, boolean summed) throws StoreTrouble {
        Http.Headers headers = summed ? new Http.Headers("x-amz-checksum-algorithm", "CRC32C") : new Http.Headers();
        return ask(() -> client.createMultipartUpload(CreateMultipartUploadArgs.builder().bucket(bucket).object(key).headers(headers).build()))
                .result().uploadId();
    }

    @Override
    public Map<Integer, String> listParts(String key, String uploadId) throws StoreTrouble {
        Map<Integer, String> etags = new HashMap<>();
        int marker = 0;
        while (true) {
            int after = marker;
            try {
                var page = ask(() -> client.listParts(page(key, uploadId, after))).result();
                page.parts().forEach(part -> etags.put(part.partNumber(), bare(part.etag())));
                if (!page.isTruncated() || page.parts().isEmpty()) {
                    return etags;
                }
                marker = page.nextPartNumberMarker();
            } catch (StoreTrouble e) {
                if (e.absent()) {
                    return etags;
                }
                throw e;
            }
        }
    }

    private ListPartsArgs page(String key, String uploadId, int after) {
        ListPartsArgs.Builder page = ListPartsArgs.builder().bucket(bucket).object(key).uploadId(uploadId).maxParts(PARTS_A_PAGE);
        // The client takes no marker that says "from the beginning".
        return (after > 0 ? page.partNumberMarker(after) : page).build();
    }

    @Override
    public void complete(String key, String uploadId, List<Part> parts) throws StoreTrouble {
        var stated = parts.stream().map(part -> new io.minio.messages.Part(part.number(), part.etag(), null,
                part.checksum().isEmpty() ? null : part.checksum(), null, null, null)).toArray(io.minio.messages.Part[]::new);
        ask(() -> client.completeMultipartUpload(CompleteMultipartUploadArgs.builder().bucket(bucket).object(key).uploadId(uploadId).parts(stated).build()));
    }

    @Override
    public void abort(String key, String uploadId) throws StoreTrouble {
        try {
            ask(() -> client.abortMultipartUpload(AbortMultipartUploadArgs.builder().bucket(bucket).object(key).uploadId(uploadId).build()));
        } catch (StoreTrouble e) {
            if (!e.absent()) {
                throw e;
            }
        }
    }

    @Override
    public OptionalLong size(String key) throws StoreTrouble {
        try {
            return OptionalLong.of(ask(() -> client.statObject(StatObjectArgs.builder().bucket(bucket).object(key).build())).size());
        } catch (StoreTrouble e) {
            if (e.absent()) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    @Override
    public InputStream get(String key, long offset, long length) throws StoreTrouble {
        return ask(() -> client.getObject(GetObjectArgs.builder().bucket(bucket).object(key).offset(offset).length(length).build()));
    }

    @Override
    public void each(String prefix, ObjLongConsumer<String> objects) throws StoreTrouble {
        for (var answer : client.listObjects(ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build())) {
            try {
                Item object = answer.get();
                objects.accept(object.objectName(), object.size());
            } catch (MinioException e) {
                throw trouble(e);
            }
        }
    }

    @Override
    public void remove(String key) throws StoreTrouble {
        ask(() -> client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build()));
    }

    static String bare(String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    private interface Call<T> {
        CompletableFuture<T> start() throws MinioException;
    }

    private static <T> T ask(Call<T> call) throws StoreTrouble {
        try {
            return call.start().get();
        } catch (ExecutionException e) {
            throw trouble(e.getCause());
        } catch (MinioException | IllegalArgumentException e) {
            throw trouble(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreTrouble(NAME, 0, "", "interrupted", e);
        }
    }

    private static StoreTrouble trouble(Throwable cause) {
        if (cause instanceof IllegalArgumentException refused) {
            return new StoreTrouble(NAME, 400, "InvalidArgument", String.valueOf(refused.getMessage()), refused);
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ErrorResponseException refused) {
                return new StoreTrouble(NAME, refused.response().code(), String.valueOf(refused.errorResponse().code()),
                        String.valueOf(refused.errorResponse().message()), refused);
            }
            if (at instanceof IOException && !(at instanceof InterruptedIOException && at.getCause() != null)) {
                return new StoreTrouble(NAME, 0, "", String.valueOf(at.getMessage()), at);
            }
        }
        return new StoreTrouble(NAME, 0, "", String.valueOf(cause.getMessage()), cause);
    }

    @Override
    public void close() {
        client.close();
    }
}
