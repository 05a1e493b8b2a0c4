package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.mhl.Link;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Unverifiable;

/** Everything known of a scope by path: disk and records share one entry, and its path's text. */
final class FileTable {
    final Map<String, FileEntry> files = new LinkedHashMap<>();
    final Map<String, FolderEntry> folders = new LinkedHashMap<>();
    /** By history and folder; a later generation's takes the place of an earlier one's. */
    final Map<String, FolderClaim> claims = new LinkedHashMap<>();
    final Map<String, Link> links = new LinkedHashMap<>();
    /** Names that cannot be addressed again, because they are not decodable; they may collide. */
    final List<FileEntry> unaddressable = new ArrayList<>();
    /** Folders that could not be read. */
    final List<Unverifiable> unreadable = new ArrayList<>();
    /** The folders named {@code ascmhl}, by the folder that holds them. */
    final Map<String, HistoryFolder> histories = new LinkedHashMap<>();
    /** Files that may be classic or stand-alone lists. */
    final List<String> listCandidates = new ArrayList<>();
    final List<Renamed> renamed = new ArrayList<>();
    final PackedHashes packing = new PackedHashes();

    FileEntry file(String path) {
        return files.computeIfAbsent(path, FileEntry::new);
    }

    FolderEntry folder(String path) {
        return folders.computeIfAbsent(path, FolderEntry::new);
    }

    List<RecordedHash> hashes(FileEntry entry) {
        return packing.unpack(entry.hashes);
    }
}
