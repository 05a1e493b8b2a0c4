package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.checkgate.mhl.Link;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Unverifiable;

/** Everything known of a scope by path: disk and records share one entry, and its path's text. */
final class FileTable {
    final PathMap<FileEntry> files = new PathMap<>();
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
    private final Map<FileEntry, Set<Long>> otherSizes = new HashMap<>();
    final PackedHashes packing = new PackedHashes();

    /** What lists record and the disk had not. */
    final List<FileEntry> absent = new ArrayList<>();
    /** An estimate of the memory that recorded files take which are not on disk. */
    long absentBytes;

    FileEntry file(String path) {
        return files.computeIfAbsent(path, FileEntry::new);
    }

    FolderEntry folder(String path) {
        return folders.computeIfAbsent(path, FolderEntry::new);
    }

    /**
     * Enters a stated size. The earliest that counts stays; with {@code all} others are kept beside it, as a file must fit
     * every classic list, while later generations of a history repeat what the first one states.
     */
    void size(FileEntry entry, long size, boolean trusted, boolean all) {
        if (size < 0 || entry.sizeTrusted && !trusted) {
            return;
        }
        if (trusted && !entry.sizeTrusted || entry.recordedSize < 0) {
            entry.recordedSize = size;
            entry.sizeTrusted = trusted;
        } else if (all && size != entry.recordedSize) {
            entry.sizesDiffer = true;
            otherSizes.computeIfAbsent(entry, any -> new TreeSet<>()).add(size);
        }
    }

    /** Forgets all sizes but this one, or -1. */
    void onlySize(FileEntry entry, long size) {
        entry.recordedSize = size;
        entry.sizeTrusted = false;
        entry.sizesDiffer = false;
        otherSizes.remove(entry);
    }

    /**
     * The size to compare with, or -1: where lists disagree, one that is not the size on disk, since a file of several sizes
     * fits none.
     */
    long expectedSize(FileEntry entry) {
        if (!entry.sizesDiffer || !entry.present() || entry.recordedSize != entry.size) {
            return entry.recordedSize;
        }
        return otherSizes.getOrDefault(entry, new TreeSet<>()).stream().filter(size -> size != entry.size).findFirst()
                .orElse(entry.recordedSize);
    }

    List<RecordedHash> hashes(FileEntry entry) {
        return packing.unpack(entry.hashes);
    }
}
