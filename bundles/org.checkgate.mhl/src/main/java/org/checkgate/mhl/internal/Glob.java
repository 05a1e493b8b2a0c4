package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * One path segment's wildcard pattern: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a]}, backslash escapes.
 * Matching never backtracks more than one star, so a hostile pattern cannot make it slow.
 */
final class Glob {
    private static final Token STAR = c -> false;
    private final String literal;
    private final Token[] tokens;

    /** Takes one character. */
    private interface Token {
        boolean takes(char c);
    }

    Glob(String pattern) {
        boolean plain = pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
        literal = plain ? pattern : null;
        tokens = plain ? new Token[0] : compile(pattern);
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
            } else if (token < tokens.length && tokens[token].takes(text.charAt(at))) {
                token++;
                at++;
            } else if (starToken >= 0) {
                token = starToken + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == STAR) {
            token++;
        }
        return token == tokens.length;
    }

    private static Token[] compile(String pattern) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                if (tokens.isEmpty() || tokens.get(tokens.size() - 1) != STAR) {
                    tokens.add(STAR);
                }
            } else if (c == '?') {
                tokens.add(any -> true);
            } else if (c == '[' && classEnd(pattern, i) > 0) {
                int end = classEnd(pattern, i);
                tokens.add(characterClass(pattern.substring(i + 1, end)));
                i = end;
            } else {
                char plain = c == '\\' && i + 1 < pattern.length() ? pattern.charAt(++i) : c;
                tokens.add(given -> given == plain);
            }
        }
        return tokens.toArray(Token[]::new);
    }

    /** The closing bracket; one directly after the opening (or its negation) is an ordinary character. */
    private static int classEnd(String pattern, int open) {
        int first = open + 1;
        if (first < pattern.length() && (pattern.charAt(first) == '!' || pattern.charAt(first) == '^')) {
            first++;
        }
        return pattern.indexOf(']', first + 1);
    }

    private static Token characterClass(String body) {
        boolean negated = body.startsWith("!") || body.startsWith("^");
        String set = negated ? body.substring(1) : body;
        return c -> {
            boolean in = false;
            for (int i = 0; i < set.length() && !in; i++) {
                if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                    in = c >= set.charAt(i) && c <= set.charAt(i + 2);
                    i += 2;
                } else {
                    in = c == set.charAt(i);
                }
            }
            return in != negated;
        };
    }
}
