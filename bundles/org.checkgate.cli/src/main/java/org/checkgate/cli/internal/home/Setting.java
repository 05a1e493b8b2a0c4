package org.checkgate.cli.internal.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** One key of a file of settings. Writing it leaves the comments and the other keys as they are. */
public record Setting(Path file, String key) {

    /** Its value, if the file is there and states one. */
    public Optional<String> value() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Optional.ofNullable(properties.getProperty(key)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** States the value; a file that is not there is made. */
    public void set(String value) throws IOException {
        if (value().equals(Optional.of(value))) {
            return;
        }
        List<String> lines = Files.isRegularFile(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        Pattern mine = Pattern.compile("\\s*" + Pattern.quote(key) + "\\s*[=:].*");
        lines.removeIf(line -> mine.matcher(line).matches());
        lines.add(key + " = " + value);
        WholeFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
