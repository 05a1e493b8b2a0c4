package org.checkgate.transfer.internal.cloud;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/** A server in memory that checks every checksum it is told; how it copies by itself, and what it keeps cold, is the test's to say. */
final class FakeS3 extends FakeStore {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final String PROBE = ".checkgate/probe/";

    enum Copying {
        /** What it copies is what it was asked for, and its checksum is of that. */
        HONEST,
        /** It answers 501. */
        UNKNOWN,
        /** It answers 400. */
        REFUSED,
        /** It shows no checksum of what it copied, and checks none. */
        SILENT,
        /** It flips a bit, and shows the checksum it is told. */
        BELIEVING,
        /** It flips a bit, and says so by refusing the checksum. */
        FLIPPING,
        /** It flips a bit, takes every checksum, and shows the one of what it keeps. */
        FORGIVING
    }

    /** @param crc64 base64; empty when none is shown */
    private record Kept(byte[] bytes, String crc64, boolean copied) {
    }

    private final Map<String, Kept> objects = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, Kept>> uploads = new ConcurrentHashMap<>();
    private final Map<String, List<byte[]>> versions = new ConcurrentHashMap<>();
    private final Map<String, Integer> restoring = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    volatile Copying copying = Copying.HONEST;
    /** Whether it behaves as long as it is only probed. */
    volatile boolean dodges;
    /** Parts that it was asked to copy, but for those of probes. */
    final AtomicInteger copies = new AtomicInteger();
    /** What is put under this path from now on lies cold: {@code /bucket/}. */
    volatile String cold = "nothing";
    volatile boolean thawed;
    /** Answers to a restoration that is asked for; 0: as S3 does. */
    volatile int restoreStatus;
    /** Whether HEAD does not tell yet that a restoration is under way. */
    volatile boolean late;

    FakeS3() throws IOException {
        // Its door opens at once.
    }

    byte[] object(String bucket, String key) {
        Kept kept = objects.get("/" + bucket + "/" + key);
        return kept == null ? null : kept.bytes();
    }

    int uploadsOpen() {
        return uploads.size();
    }

    /** All that was ever put under a key, as a bucket with versions keeps it; what was removed is hidden by a marker. */
    List<byte[]> versions(String bucket, String key) {
        return versions.getOrDefault("/" + bucket + "/" + key, List.of());
    }

    private void keep(String key, Kept kept) {
        objects.put(key, kept);
        versions.computeIfAbsent(key, each -> new CopyOnWriteArrayList<>()).add(kept.bytes());
    }

    /** Days that were asked for, by key with its bucket. */
    Map<String, Integer> restoring() {
        return restoring;
    }

    @Override
    void answer(HttpExchange exchange, String key, String query) throws IOException {
        byte[] body = body(exchange);
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, key, query, body);
            case "POST" -> post(exchange, key, query, body);
            case "DELETE" -> {
                if (query.contains("uploadId=")) {
                    uploads.remove(upload(query));
                } else if (query.contains("versionId=")) {
                    versions.remove(key);
                } else {
                    objects.remove(key);
                }
                exchange.sendResponseHeaders(204, -1);
            }
            default -> get(exchange, key);
        }
    }

    private static String upload(String query) {
        return query.replaceAll(".*uploadId=([^&]*).*", "$1");
    }

    private void put(HttpExchange exchange, String key, String query, byte[] body) throws IOException {
        String from = exchange.getRequestHeaders().getFirst("x-amz-copy-source");
        if (from != null) {
            copy(exchange, key, query, "/" + URLDecoder.decode(from, StandardCharsets.UTF_8).replaceAll("^/", ""));
            return;
        }
        String crc64 = Crc64Nvme.base64(Crc64Nvme.of(body, 0, body.length));
        String stated = exchange.getRequestHeaders().getFirst(CRC);
        if (stated != null && !stated.equals(crc64)) {
            error(exchange, 400, "BadDigest");
        } else if (query.contains("uploadId=")) {
            uploads.get(upload(query)).put(number(query), new Kept(body, crc64, false));
            done(exchange);
        } else if (exchange.getRequestHeaders().containsKey("If-None-Match") && objects.containsKey(key)) {
            error(exchange, 412, "PreconditionFailed");
        } else {
            keep(key, new Kept(body, crc64, false));
            done(exchange);
        }
    }

    private Copying copying(String key) {
        return key.contains(PROBE) && dodges ? Copying.HONEST : copying;
    }

    private void copy(HttpExchange exchange, String key, String query, String from) throws IOException {
        if (!query.contains("uploadId=")) {
            keep(key, objects.get(from));
            text(exchange, 200, "<CopyObjectResult><ETag>etag</ETag></CopyObjectResult>");
            return;
        }
        if (!key.contains(PROBE)) {
            copies.incrementAndGet();
        }
        Copying how = copying(key);
        if (how == Copying.UNKNOWN || how == Copying.REFUSED) {
            error(exchange, how == Copying.UNKNOWN ? 501 : 400, how == Copying.UNKNOWN ? "NotImplemented" : "InvalidRequest");
            return;
        }
        byte[] bytes = objects.get(from).bytes().clone();
        String range = exchange.getRequestHeaders().getFirst("x-amz-copy-source-range");
        if (range != null) {
            Matcher wanted = RANGE.matcher(range);
            if (!wanted.matches() || bytes.length <= ServerSideCopy.LEAST_STRETCH || Integer.parseInt(wanted.group(2)) >= bytes.length) {
                error(exchange, 400, "InvalidArgument");
                return;
            }
            bytes = Arrays.copyOfRange(bytes, Integer.parseInt(wanted.group(1)), Integer.parseInt(wanted.group(2)) + 1);
        }
        if (how == Copying.BELIEVING || how == Copying.FLIPPING || how == Copying.FORGIVING) {
            bytes[bytes.length / 2] ^= 1;
        }
        String crc64 = Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length));
        uploads.get(upload(query)).put(number(query), new Kept(bytes, crc64, true));
        text(exchange, 200, "<CopyPartResult><ETag>etag</ETag>" + (how == Copying.HONEST ? "<ChecksumCRC64NVME>" + crc64 + "</ChecksumCRC64NVME>" : "") + "</CopyPartResult>");
    }

    private void post(HttpExchange exchange, String key, String query, byte[] body) throws IOException {
        if (query.startsWith("restore")) {
            restore(exchange, key, new String(body, StandardCharsets.UTF_8));
            return;
        }
        if (query.startsWith("uploads")) {
            String id = "u" + next.incrementAndGet();
            uploads.put(id, new TreeMap<>());
            text(exchange, 200, "<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
            return;
        }
        Map<Integer, Kept> parts = uploads.get(upload(query));
        java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
        parts.values().forEach(part -> whole.writeBytes(part.bytes()));
        byte[] bytes = whole.toByteArray();
        String crc64 = Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length));
        String stated = exchange.getRequestHeaders().getFirst(CRC);
        boolean copied = parts.values().stream().anyMatch(Kept::copied);
        Copying how = copied ? copying(key) : Copying.HONEST;
        if (!stated.equals(crc64) && (how == Copying.HONEST || how == Copying.FLIPPING)) {
            error(exchange, 400, "BadDigest");
        } else if (objects.containsKey(key)) {
            error(exchange, 412, "PreconditionFailed");
        } else {
            keep(key, new Kept(bytes, how == Copying.SILENT ? "" : how == Copying.BELIEVING ? stated : crc64, copied));
            uploads.remove(upload(query));
            text(exchange, 200, "<CompleteMultipartUploadResult><ETag>etag</ETag></CompleteMultipartUploadResult>");
        }
    }

    private void restore(HttpExchange exchange, String key, String body) throws IOException {
        if (restoreStatus != 0) {
            error(exchange, restoreStatus, "NotImplemented");
        } else if (restoring.putIfAbsent(key, Integer.parseInt(body.replaceAll("(?s).*<Days>(\\d+)</Days>.*", "$1"))) != null) {
            error(exchange, 409, "RestoreAlreadyInProgress");
        } else {
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        Kept kept = objects.get(key);
        if (kept == null) {
            if (versions.containsKey(key)) {
                exchange.getResponseHeaders().set("x-amz-delete-marker", "true");
            }
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        boolean lies = key.startsWith(cold);
        if (lies) {
            exchange.getResponseHeaders().set("x-amz-storage-class", "DEEP_ARCHIVE");
            if (restoring.containsKey(key) && !late) {
                exchange.getResponseHeaders().set("x-amz-restore",
                        thawed ? "ongoing-request=\"false\", expiry-date=\"Fri, 23 Dec 2050 00:00:00 GMT\"" : "ongoing-request=\"true\"");
            }
        }
        if (!kept.crc64().isEmpty()) {
            exchange.getResponseHeaders().set(CRC, kept.crc64());
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            head(exchange, kept.bytes().length);
        } else if (lies && !(thawed && restoring.containsKey(key))) {
            error(exchange, 403, "InvalidObjectState");
        } else {
            bytes(exchange, kept.bytes());
        }
    }
}
