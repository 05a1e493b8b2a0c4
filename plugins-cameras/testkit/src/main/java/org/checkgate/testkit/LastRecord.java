package org.checkgate.testkit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * What the JDK remembers of a plugin though the plugin did nothing for it. Java 17 makes the methods of a record when they are called
 * for the first time, out of three handles of its own ({@link ObjectMethods}), and each handle keeps the type that it was fitted to
 * last ({@code MethodHandle.asTypeCache}): that of a component of the last record, until the next record comes. So one plugin stays
 * and never more, which is no leak, and no plugin can help it but by doing without records.
 */
record LastRecord(String text) {
    /** Comes next, in all three methods. */
    static void replace() throws Exception {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle text = lookup.findGetter(LastRecord.class, "text", String.class);
        make(lookup, "equals", MethodType.methodType(boolean.class, LastRecord.class, Object.class), text);
        make(lookup, "hashCode", MethodType.methodType(int.class, LastRecord.class), text);
        make(lookup, "toString", MethodType.methodType(String.class, LastRecord.class), text);
    }

    private static void make(MethodHandles.Lookup lookup, String method, MethodType type, MethodHandle text) throws Exception {
        try {
            ObjectMethods.bootstrap(lookup, method, type, LastRecord.class, "text", text);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
