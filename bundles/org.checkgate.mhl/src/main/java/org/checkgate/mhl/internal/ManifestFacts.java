package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.mhl.Author;
import org.checkgate.mhl.ClassicList;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.Reference;

/** What is gathered of a manifest beside its records: who, when, and counts. */
final class ManifestFacts {
    boolean classic;
    String version = "";
    String created = "";
    String process = "";
    String hostname = "";
    String tool = "";
    String toolVersion = "";
    String location = "";
    String comment = "";
    int files;
    int directories;
    final Set<String> formats = new LinkedHashSet<>();
    final Map<String, Integer> actions = new LinkedHashMap<>();
    final List<String> ignore = new ArrayList<>();
    final List<Author> authors = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();

    void count(FileStatement statement) {
        files++;
        for (FileStatement.StatedHash hash : statement.hashes()) {
            // An attacker may invent a name for every hash; a listing of formats needs no more than these.
            if (formats.size() < 100) {
                formats.add(hash.format());
            }
            if (hash.action() != null && (actions.size() < 20 || actions.containsKey(hash.action()))) {
                actions.merge(hash.action(), 1, Integer::sum);
            }
        }
    }

    void author(Author author) {
        if (authors.size() < 100) {
            authors.add(author);
        }
    }

    Generation generation(int number, String fileName, String c4) {
        return new Generation(number, fileName, c4, created, process, hostname, tool, toolVersion,
                List.copyOf(authors), location, comment,
                Collections.unmodifiableSet(formats),
                files, directories, Collections.unmodifiableMap(actions), List.copyOf(ignore),
                List.copyOf(references));
    }

    ClassicList list(String path, boolean usable) {
        return new ClassicList(path, usable, version, created, tool, Collections.unmodifiableSet(formats), files);
    }
}
