package org.checkgate.mhl;

import java.util.List;

/**
 * A folder that a hash list vouches for.
 *
 * @param path      relative to the folder that was searched; empty for that folder itself
 * @param name      the folder's name
 * @param kind      which lists it has
 * @param manifests its lists, relative to the folder that was searched: for ASC MHL the chain, for classic the lists
 * @param inner     folders below it that are rolls of their own, relative to it: what lies there is not this roll's
 */
public record Roll(String path, String name, ScopeKind kind, List<String> manifests, List<String> inner) {}
