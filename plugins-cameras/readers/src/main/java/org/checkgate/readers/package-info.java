/**
 * Small, bounded readers of file headers, in pure Java. They travel inside each camera plugin that uses them: a plugin names the
 * packages that it needs in its {@code Private-Package}, so that no plugin is tied to another.
 *
 * <p>Start at {@link org.checkgate.readers.ByteWindow}, on which all of them stand: numbers and texts by position, in either byte
 * order, through a small window, because a staged file may be a request away. Each format has a package below this one, with a
 * record for what a header says and the source of every fact about the format. A reader never reads essence, bounds every loop,
 * table and depth whatever the sizes in a file claim, and throws an {@link java.io.IOException} with a sentence for a person when
 * the file is none of its kind.
 *
 * <p>Nothing here is safe for use by several threads, and nothing keeps a file open: the view that it was given belongs to the
 * caller.
 */
package org.checkgate.readers;
