package org.checkgate.mhl.internal;

/**
 * A path as a manifest writes it, judged before anything is touched.
 *
 * @param path   the usable form, empty for the scope itself; null when refused
 * @param unsafe the code of the refusal, or null
 * @param tidied whether the usable form differs from what is written
 */
record RecordedPath(String path, String unsafe, boolean tidied) {

    static RecordedPath of(String written) {
        if (written.startsWith("/") || written.startsWith("\\\\") || hasDrive(written)) {
            return new RecordedPath(null, "absolute-path", false);
        }
        if (!written.contains("..") && !written.contains("./") && !written.contains("//") && !written.endsWith("/")
                && !written.endsWith("/.") && !written.equals(".")) {
            return new RecordedPath(written, null, false);
        }
        StringBuilder tidy = new StringBuilder(written.length());
        for (String segment : written.split("/", -1)) {
            // A path may yet be read with \ as separator, so it must not climb in that reading either.
            for (String part : segment.split("\\\\", -1)) {
                if (part.equals("..")) {
                    return new RecordedPath(null, "path-outside-scope", false);
                }
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                tidy.append(tidy.isEmpty() ? "" : "/").append(segment);
            }
        }
        String path = tidy.toString();
        return new RecordedPath(path, null, !path.equals(written));
    }

    /** {@code C:\} and {@code C:/}; a bare {@code C:} may begin a name. */
    private static boolean hasDrive(String path) {
        return path.length() > 2 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0))
                && (path.charAt(2) == '/' || path.charAt(2) == '\\');
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String join(String folder, String path) {
        return folder.isEmpty() ? path : path.isEmpty() ? folder : folder + "/" + path;
    }

    static boolean below(String path, String folder) {
        return folder.isEmpty() || path.startsWith(folder) && path.length() > folder.length()
                && path.charAt(folder.length()) == '/';
    }
}
