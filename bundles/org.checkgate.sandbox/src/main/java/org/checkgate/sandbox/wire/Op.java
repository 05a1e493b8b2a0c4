package org.checkgate.sandbox.wire;

/** What a message is. Only one side speaks at a time: a call is asked, the sandbox asks back for bytes, and in the end it answers. */
public enum Op {
    /** From the sandbox, first of all: the plugins that it has, each still untouched. */
    HELLO,
    /** The files that the next {@link #RECOGNISE} and {@link #GROUP} are about; has no answer. */
    CARD,
    /** Makes the plugin, and asks its name. */
    NAME,
    /** Asks for a score. */
    RECOGNISE,
    /** Asks for clips. */
    GROUP,
    /** Asks what is known of a clip. */
    INSPECT,
    /** Asks how a clip is rendered; only of a plugin that has the ability. */
    RECIPE,
    /** From the sandbox: the first bytes of a file of the card. */
    HEAD,
    /** From the sandbox: a file of the clip, to be read. */
    OPEN,
    /** From the sandbox: bytes of an opened file. */
    READ,
    /** From the sandbox: an opened file is not needed any more. */
    CLOSE,
    /** From the sandbox: how many bytes of the budget are left. */
    REMAINING,
    /** What was asked for, on both sides. */
    ANSWER,
    /** It cannot be had, on both sides; a sentence says why. */
    FAILED,
    /** As {@link #FAILED}: the budget or the time is used up. */
    LIMIT
}
