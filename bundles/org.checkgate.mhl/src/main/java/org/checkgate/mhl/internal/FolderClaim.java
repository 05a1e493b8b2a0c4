package org.checkgate.mhl.internal;

import java.util.List;

/**
 * The newest directory hashes that a history records of a folder.
 *
 * @param folder     the folder, relative to the scope
 * @param history    the folder of the history that says so
 * @param generation the generation's number
 */
record FolderClaim(String folder, String history, int generation, List<FolderStatement.Sum> sums) {}
