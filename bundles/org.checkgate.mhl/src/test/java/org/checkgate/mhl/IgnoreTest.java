package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gitignore syntax of ignore patterns, seen through which unrecorded files are ignored. */
class IgnoreTest {
    @TempDir
    Path card;

    private boolean ignored(String path, String... patterns) throws IOException {
        Lists.file(card, path, "x");
        StringBuilder ignore = new StringBuilder();
        List.of(patterns).forEach(pattern -> ignore.append("<pattern>").append(pattern).append("</pattern>"));
        Lists.history(card, Lists.manifest("").replace("<hashes></hashes>",
                "<processinfo><ignore>" + ignore + "</ignore></processinfo>"));
        Verdict verdict = HashLists.diff(card);
        assertEquals(List.of(path), verdict.ignored().isEmpty() ? verdict.extra() : verdict.ignored());
        return !verdict.ignored().isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*.tmp,a/b.tmp,true", "*.tmp,a/b.tmpx,false", "/a.tmp,a.tmp,true", "/a.tmp,d/a.tmp,false",
            "d/,d/e/f,true", "d/,e/d,false", "a/b,x/a/b,false", "a/*/c,a/b/c,true", "a/*/c,a/b/b/c,false",
            "a/**/c,a/b/b/c,true", "a/**/c,a/c,true", "**/c,a/b/c,true", "a/**,a/b/c,true", "a?c,abc,true",
            "a?c,a/c,false", "[a-c]x,bx,true", "[!a-c]x,bx,false", "[!a-c]x,dx,true", "\\*,*,true", "\\*,a,false",
            "#x,#x,false", "*a*a*a*a*a*a*b,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,false", "x ,x,true"})
    void onePattern(String pattern, String path, boolean ignored) throws IOException {
        assertEquals(ignored, ignored(path, pattern));
    }

    @Test
    void theLastMatchWins() throws IOException {
        assertEquals(false, ignored("a.tmp", "*.tmp", "!a.tmp"));
    }

    @Test
    void nothingComesBackOutOfAnIgnoredFolder() throws IOException {
        assertEquals(true, ignored("d/a.tmp", "d/", "!a.tmp"));
    }

    @Test
    void theFoldersAboveTheCardDoNotMatter() throws IOException {
        assertEquals(false, ignored("a", card.getFileName().toString(), card.getParent().getFileName().toString()));
    }
}
