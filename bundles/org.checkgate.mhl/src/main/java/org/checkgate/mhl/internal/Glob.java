package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One path segment's wildcard pattern: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a]}, {@code [[:digit:]]}, backslash
 * escapes. A character is a code point. Matching never backtracks more than one star, so a hostile pattern cannot make it
 * slow.
 */
final class Glob {
    private static final IntPredicate STAR = c -> false;
    private final String literal;
    private final IntPredicate[] tokens;

    Glob(String pattern) {
        boolean plain = pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
        literal = plain ? pattern : null;
        tokens = plain ? new IntPredicate[0] : new Compiler(pattern).tokens();
    }

    boolean matches(String text) {
        if (literal != null) {
            return literal.equals(text);
        }
        int token = 0;
        int at = 0;
        int starToken = -1;
        int starAt = 0;
        while (at < text.length()) {
            if (token < tokens.length && tokens[token] == STAR) {
                starToken = token++;
                starAt = at;
            } else if (token < tokens.length && tokens[token].test(text.codePointAt(at))) {
                token++;
                at = text.offsetByCodePoints(at, 1);
            } else if (starToken >= 0) {
                token = starToken + 1;
                starAt = text.offsetByCodePoints(starAt, 1);
                at = starAt;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == STAR) {
            token++;
        }
        return token == tokens.length;
    }

    /** Reads a pattern from left to right. */
    private static final class Compiler {
        private final int[] pattern;
        private int at;
        /** False once a bracket was not closed: those after it are not either. */
        private boolean closes = true;

        Compiler(String pattern) {
            this.pattern = pattern.codePoints().toArray();
        }

        IntPredicate[] tokens() {
            List<IntPredicate> tokens = new ArrayList<>();
            while (at < pattern.length) {
                int c = pattern[at++];
                if (c == '*') {
                    if (tokens.isEmpty() || tokens.get(tokens.size() - 1) != STAR) {
                        tokens.add(STAR);
                    }
                } else if (c == '?') {
                    tokens.add(any -> true);
                } else {
                    IntPredicate set = c == '[' && closes ? set() : null;
                    tokens.add(set != null ? set : exactly(c == '\\' && at < pattern.length ? pattern[at++] : c));
                }
            }
            return tokens.toArray(IntPredicate[]::new);
        }

        private static IntPredicate exactly(int wanted) {
            return given -> given == wanted;
        }

        /** The set after an opening bracket, or null if none closes: then the bracket is an ordinary character. */
        private IntPredicate set() {
            int start = at;
            boolean negated = at < pattern.length && (pattern[at] == '!' || pattern[at] == '^');
            at += negated ? 1 : 0;
            List<IntPredicate> members = new ArrayList<>();
            for (boolean first = true; at < pattern.length; first = false) {
                if (pattern[at] == ']' && !first) {
                    at++;
                    IntPredicate[] all = members.toArray(IntPredicate[]::new);
                    return c -> negated != Arrays.stream(all).anyMatch(member -> member.test(c));
                }
                members.add(member());
            }
            at = start;
            closes = false;
            return null;
        }

        /** A named class, a range or a single character; one directly after the opening may be a bracket itself. */
        private IntPredicate member() {
            IntPredicate named = named();
            if (named != null) {
                return named;
            }
            int low = character();
            if (at + 1 < pattern.length && pattern[at] == '-' && pattern[at + 1] != ']') {
                at++;
                int high = character();
                return c -> c >= low && c <= high;
            }
            return exactly(low);
        }

        private int character() {
            int c = pattern[at++];
            return c == '\\' && at < pattern.length ? pattern[at++] : c;
        }

        private IntPredicate named() {
            if (at + 1 >= pattern.length || pattern[at] != '[' || pattern[at + 1] != ':') {
                return null;
            }
            for (int end = at + 2; end + 1 < pattern.length && Character.isLetter(pattern[end]); end++) {
                if (pattern[end + 1] == ':' && end + 2 < pattern.length && pattern[end + 2] == ']') {
                    IntPredicate named = posix(new String(pattern, at + 2, end - at - 1));
                    at = named == null ? at : end + 3;
                    return named;
                }
            }
            return null;
        }

        /** As git reads them: ASCII only. */
        private static IntPredicate posix(String name) {
            return switch (name) {
                case "alpha" -> Compiler::letter;
                case "digit" -> Compiler::digit;
                case "alnum" -> c -> letter(c) || digit(c);
                case "upper" -> c -> c >= 'A' && c <= 'Z';
                case "lower" -> c -> c >= 'a' && c <= 'z';
                case "xdigit" -> c -> digit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
                case "blank" -> c -> c == ' ' || c == '\t';
                case "space" -> c -> c == ' ' || c >= '\t' && c <= '\r';
                case "cntrl" -> c -> c < ' ' || c == 0x7f;
                case "graph" -> c -> c > ' ' && c < 0x7f;
                case "print" -> c -> c >= ' ' && c < 0x7f;
                case "punct" -> c -> c > ' ' && c < 0x7f && !letter(c) && !digit(c);
                default -> null;
            };
        }

        private static boolean letter(int c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }

        private static boolean digit(int c) {
            return c >= '0' && c <= '9';
        }
    }
}
