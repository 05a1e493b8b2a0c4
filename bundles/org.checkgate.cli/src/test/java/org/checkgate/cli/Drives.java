package org.checkgate.cli;

/** What a console says of drives, as JSON. */
public final class Drives {
    private Drives() {
    }

    /** A settled drive with those rolls. */
    public static String settled(String... rolls) {
        return "{\"id\":\"7\",\"settled\":true,\"demo\":true,\"waiting\":[],\"driveFindings\":[],\"rolls\":[" + String.join(",", rolls)
                + "],\"other\":[\"NOTES.txt\"],\"transfer\":{\"sourceBytesRead\":1,\"bytesStaged\":1,\"bytesSynced\":1,\"bytesSentTwice\":0,\"secret\":1}}";
    }

    /** One on which work goes on. */
    public static String working() {
        return settled().replace("\"settled\":true", "\"settled\":false");
    }

    /** @param archive the strength of its one file's copy on the archive tier */
    public static String roll(String name, boolean unplug, boolean reuse, boolean clear, String archive, String... pathsWithFindings) {
        StringBuilder findings = new StringBuilder();
        for (String path : pathsWithFindings) {
            findings.append(findings.length() == 0 ? "" : ",").append("{\"code\":\"X\",\"severity\":\"BLOCK\",\"path\":\"").append(path)
                    .append("\",\"sentence\":\"It is bad.\",\"next\":\"Copy it again.\",\"more\":1}");
        }
        return "{\"id\":\"r-" + name + "\",\"steps\":[],\"title\":\"DEMO\",\"day\":\"20261120\",\"unit\":\"main\",\"roll\":\"" + name + "\",\"kind\":\"camera\","
                + "\"files\":[{\"path\":\"a.mov\",\"size\":3,\"hashes\":{\"xxh64\":\"00\"},\"copies\":[{\"tier\":\"archive\",\"key\":\"k\",\"strength\":\"" + archive
                + "\",\"at\":\"2026-11-20T10:00:00Z\",\"etag\":\"e\"}],\"findings\":[],\"inode\":5}],"
                + "\"lights\":{\"SAFE_TO_UNPLUG\":" + light(unplug) + ",\"SAFE_TO_REUSE\":" + light(reuse) + ",\"SAFE_TO_CLEAR\":" + light(clear) + "},"
                + "\"findings\":[" + findings + "],\"clips\":[],\"proxies\":[{\"clip\":\"a\",\"key\":\"p\",\"width\":1,\"height\":1,\"frames\":1,\"startTimecode\":\"t\",\"x\":1}],\"manifestKey\":null}";
    }

    private static String light(boolean on) {
        return "{\"on\":" + on + ",\"why\":\"because\",\"since\":1}";
    }
}
