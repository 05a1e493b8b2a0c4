package org.checkgate.mhl.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.ProcessType;
import org.checkgate.mhl.Reference;

/**
 * Everything one manifest says.
 *
 * @param files          in {@link TreeOrder}
 * @param folders        in {@link TreeOrder}
 * @param renamedFolders the old path of each renamed one of {@code folders}
 * @param root           the scope's own directory hashes, or null
 */
record ManifestContent(Creator creator, Instant at, ProcessType process, FolderHashes.Sums root, List<String> ignore,
        List<HashedFile> files, Map<String, FolderHashes.Sums> folders, Map<String, String> renamedFolders,
        List<Reference> references) {}
