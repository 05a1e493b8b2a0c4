package org.checkgate.spi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every public or protected signature of a folder of compiled classes, a line each, in a stable order. The test kit uses it too. */
public final class PublicSignatures {
    private PublicSignatures() {
    }

    /** @param classes the root folder; the classes themselves are loaded from the class path */
    public static List<String> of(Path classes, String packageName) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(classes.resolve(packageName.replace('.', '/')))) {
            names = files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".class") && !n.startsWith("package-info"))
                .map(n -> packageName + "." + n.substring(0, n.length() - 6)).sorted().toList();
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            try {
                lines.addAll(of(Class.forName(name)));
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }
        return lines;
    }

    private static List<String> of(Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers()) && !Modifier.isProtected(type.getModifiers())) {
            return List.of();
        }
        List<String> members = new ArrayList<>();
        for (Field f : type.getDeclaredFields()) {
            if (visible(f)) {
                members.add("  " + Modifier.toString(f.getModifiers()) + " " + f.getGenericType().getTypeName() + " " + f.getName());
            }
        }
        for (Constructor<?> c : type.getDeclaredConstructors()) {
            if (visible(c)) {
                members.add("  " + Modifier.toString(c.getModifiers()) + " <init>" + tail(c));
            }
        }
        for (Method m : type.getDeclaredMethods()) {
            if (visible(m)) {
                members.add("  " + Modifier.toString(m.getModifiers()) + (m.isDefault() ? " default" : "") + " "
                    + m.getGenericReturnType().getTypeName() + " " + m.getName() + tail(m));
            }
        }
        members.sort(null);
        List<String> lines = new ArrayList<>();
        lines.add(type.toGenericString());
        lines.addAll(members);
        return lines;
    }

    private static boolean visible(Member member) {
        return !member.isSynthetic() && (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()));
    }

    private static String tail(Executable e) {
        String thrown = e.getExceptionTypes().length == 0 ? "" : " throws " + names(e.getGenericExceptionTypes());
        return "(" + names(e.getGenericParameterTypes()) + ")" + thrown;
    }

    private static String names(java.lang.reflect.Type[] types) {
        return String.join(", ", Arrays.stream(types).map(java.lang.reflect.Type::getTypeName).toList());
    }
}
