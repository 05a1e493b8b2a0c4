package org.checkgate.mhl.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.checkgate.mhl.Link;
import org.checkgate.mhl.Unverifiable;
import org.checkgate.mhl.internal.FileEntry.OnDisk;

/** Lists a folder tree without following any link to a folder, and without opening a file. */
final class TreeWalk {
    private final Path root;
    private final FileTable table;
    private final Set<String> excluded;
    private final Descent descent;
    private final Deque<Step> open = new ArrayDeque<>();

    private record Step(String path, boolean history) {}

    /** What lies in a folder; {@code facts} is null where they cannot be read. */
    private record Child(String name, Path file, BasicFileAttributes facts) {}

    private TreeWalk(Path root, Descent descent, FileTable table, Set<String> excluded) {
        this.root = root;
        this.descent = descent;
        this.table = table;
        this.excluded = excluded;
    }

    /**
     * @param root     a real path
     * @param excluded folders below it that are named, and not entered
     */
    static void into(FileTable table, Path root, Set<String> excluded) throws IOException {
        try (Descent descent = Descent.from(root)) {
            TreeWalk walk = new TreeWalk(root, descent, table, excluded);
            walk.open.push(new Step("", false));
            while (!walk.open.isEmpty()) {
                walk.list(walk.open.pop());
            }
        }
    }

    private void list(Step step) {
        List<Child> children = new ArrayList<>();
        try {
            descent.list(step.path, (name, facts) -> children.add(new Child(name.toString(), name, facts)));
        } catch (IOException | DirectoryIteratorException e) {
            table.unreadable.add(new Unverifiable(step.path.isEmpty() ? "." : step.path, "the folder cannot be read"));
        }
        children.sort(Comparator.comparing(Child::name));
        List<Step> below = new ArrayList<>();
        for (Child child : children) {
            visit(child, RecordedPath.join(step.path, child.name), step, below);
        }
        for (int i = below.size() - 1; i >= 0; i--) {
            open.push(below.get(i));
        }
    }

    private void visit(Child child, String path, Step parent, List<Step> below) {
        if (!addressable(child)) {
            FileEntry entry = new FileEntry(path);
            entry.onDisk = OnDisk.SPECIAL;
            entry.history = parent.history;
            table.unaddressable.add(entry);
            return;
        }
        BasicFileAttributes facts = child.facts;
        String name = child.name;
        if (facts == null) {
            table.unreadable.add(new Unverifiable(path, "its attributes cannot be read"));
            return;
        }
        if (facts.isDirectory()) {
            boolean history = parent.history || name.equals(HistoryFolder.NAME);
            if (!history) {
                table.folder(path).onDisk = true;
            } else if (!parent.history) {
                table.histories.put(parent.path, new HistoryFolder(parent.path));
            }
            if (!excluded.contains(path)) {
                below.add(new Step(path, history));
            }
            return;
        }
        FileEntry entry = table.file(path);
        entry.history = parent.history;
        entry.modified = facts.lastModifiedTime().toMillis();
        if (facts.isSymbolicLink()) {
            link(path, entry);
        } else {
            entry.onDisk = facts.isRegularFile() ? OnDisk.REGULAR : OnDisk.SPECIAL;
            entry.size = facts.isRegularFile() ? facts.size() : 0;
        }
        if (entry.onDisk == OnDisk.REGULAR) {
            HistoryFolder owner = parent.history ? table.histories.get(RecordedPath.parent(parent.path)) : null;
            if (owner != null && RecordedPath.name(parent.path).equals(HistoryFolder.NAME)) {
                owner.files.add(name);
            } else if (!parent.history && HistoryFolder.isList(name)) {
                table.listCandidates.add(path);
            }
        }
    }

    /** Bytes that are no text in the file system's encoding read as U+FFFD, and such a name finds no file again. */
    private static boolean addressable(Child child) {
        if (child.name.indexOf('\uFFFD') < 0) {
            return true;
        }
        try {
            return Path.of(child.name).equals(child.file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void link(String path, FileEntry entry) {
        Path link = root.resolve(path);
        String target = "";
        boolean inside = false;
        entry.onDisk = OnDisk.LINK_BROKEN;
        try {
            Path stated = Files.readSymbolicLink(link);
            target = stated.toString();
            inside = link.getParent().resolve(stated).normalize().startsWith(root);
            Path real = link.toRealPath();
            inside = real.startsWith(root);
            BasicFileAttributes facts = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (facts.isDirectory()) {
                entry.onDisk = OnDisk.LINK_TO_FOLDER;
            } else if (inside && facts.isRegularFile()) {
                entry.onDisk = OnDisk.LINK_TO_FILE;
                entry.size = facts.size();
            } else {
                entry.onDisk = inside ? OnDisk.SPECIAL : OnDisk.LINK_OUTSIDE;
            }
        } catch (IOException | InvalidPathException e) {
            entry.onDisk = inside ? OnDisk.LINK_BROKEN : OnDisk.LINK_OUTSIDE;
        }
        table.links.put(path, new Link(path, target, inside));
    }
}
