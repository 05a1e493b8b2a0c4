package org.checkgate.mhl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Broken forms of hash lists: what a dying drive, a careless tool or an attacker may leave. Some are broken byte by
 * byte, others are well-formed and say something else. The mutant of a number is the same one in every run with the
 * same seed.
 */
public final class Mutants {
    private static final Pattern LIST = Pattern.compile(".*(\\.mhl|ascmhl_(chain|collection)\\.xml)");

    /** As what a mutant is read. */
    public enum Role {
        /** The one manifest of a history, whose chain states its C4 id. */
        CHAINED,
        /** A list by itself: a classic one, or a manifest without a chain, as its root element says. */
        ALONE,
        /** The chain, and whatever manifests it names. */
        CHAIN
    }

    private final List<byte[]> originals;
    private final long seed;

    /** Mutants of these lists in turn, none of which is empty. */
    Mutants(Collection<byte[]> originals, long seed) {
        this.originals = List.copyOf(originals);
        this.seed = seed;
    }

    /** Mutants of every list of the corpus in turn. */
    public static Mutants ofCorpus(long seed) throws IOException {
        try (InputStream in = Mutants.class.getResourceAsStream("cases.tar.gz")) {
            List<byte[]> lists = new ArrayList<>();
            Untar.files(in).forEach((path, bytes) -> {
                if (LIST.matcher(path).matches() && bytes.length > 0) {
                    lists.add(bytes);
                }
            });
            return new Mutants(lists, seed);
        }
    }

    /** The number of lists that the mutants come from. */
    public int originals() {
        return originals.size();
    }

    /** The mutant of a number from 0 on. */
    public Mutant mutant(long number) {
        // An odd factor that is not the generator's own step: neighbours would draw the same numbers, shifted by one.
        SplittableRandom random = new SplittableRandom(seed ^ number * 0xBF58476D1CE4E5B9L);
        StringBuilder text = text(originals.get((int) (number % originals.size())));
        String other = text(originals.get(random.nextInt(originals.size()))).toString();
        Mutation[] mutations = Mutation.values();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            mutations[random.nextInt(mutations.length)].apply(text, other, random);
            if (text.isEmpty()) {
                text.append('<');
            }
        }
        Role[] roles = Role.values();
        Role role = roles[(int) (number / originals.size() % roles.length)];
        return new Mutant(number, role, encoded(text.toString(), random));
    }

    /** One character a byte, so that what is no UTF-8 can be made. */
    private static StringBuilder text(byte[] bytes) {
        return new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Mostly as it is; else behind a byte order mark, or in another encoding than the one it declares. */
    private static byte[] encoded(String text, SplittableRandom random) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return switch (random.nextInt(48)) {
            case 0 -> ("\u00EF\u00BB\u00BF" + text).getBytes(StandardCharsets.ISO_8859_1);
            case 1 -> utf8.getBytes(StandardCharsets.UTF_16);
            case 2 -> utf8.getBytes(StandardCharsets.UTF_16LE);
            case 3 -> utf8.getBytes(Charset.forName("UTF-32"));
            case 4 -> ("\uFEFF" + utf8.replace("UTF-8", "UTF-16")).getBytes(StandardCharsets.UTF_16LE);
            default -> bytes;
        };
    }

    /**
     * A list to be read.
     *
     * @param number which one it is
     * @param role   as what it is to be read
     * @param bytes  the list
     */
    public record Mutant(long number, Role role, byte[] bytes) {
        private static final Pattern LISTED = Pattern.compile("(?<=>)[^<>/]{1,100}+(?<=\\.mhl)(?=<)");

        /** Reads it to a verdict as the library does without a folder, and asks everything that the scope can tell. */
        public Verdict judge() {
            Scope scope = HashLists.read("X", new Documents(documents()));
            scope.files().values().forEach(file -> file.judge(0, Map.of()));
            return scope.diff();
        }

        private Map<String, byte[]> documents() {
            return switch (role) {
                case ALONE -> Map.of("x.mhl", bytes);
                case CHAINED -> Map.of("ascmhl/0001_X.mhl", bytes, "ascmhl/ascmhl_chain.xml", chain());
                case CHAIN -> chained();
            };
        }

        private byte[] chain() {
            StreamingHash c4 = HashFormat.C4.newHash();
            c4.update(bytes, 0, bytes.length);
            return ("<ascmhldirectory xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\"><hashlist sequencenr=\"1\">"
                    + "<path>0001_X.mhl</path><c4>" + c4.finish() + "</c4></hashlist></ascmhldirectory>")
                    .getBytes(StandardCharsets.UTF_8);
        }

        private Map<String, byte[]> chained() {
            Map<String, byte[]> documents = new TreeMap<>();
            LISTED.matcher(new String(bytes, StandardCharsets.UTF_8)).results().map(MatchResult::group).limit(5)
                    .forEach(name -> documents.put("ascmhl/" + name, bytes));
            documents.put("ascmhl/ascmhl_chain.xml", bytes);
            return documents;
        }
    }

    private record Documents(Map<String, byte[]> byPath) implements ManifestSource {
        @Override
        public List<String> paths() {
            return List.copyOf(byPath.keySet());
        }

        @Override
        public InputStream open(String path) throws IOException {
            if (!byPath.containsKey(path)) {
                throw new NoSuchFileException(path);
            }
            return new ByteArrayInputStream(byPath.get(path));
        }
    }

    /** From a place to before another one. */
    private record Span(int from, int to) {
        private static final Span NONE = new Span(0, 0);

        /** Any few characters. */
        static Span any(StringBuilder text, SplittableRandom random) {
            int from = random.nextInt(text.length());
            return new Span(from, Math.min(text.length(), from + 1 + random.nextInt(60)));
        }

        /** An element with all that is in it, or {@link #NONE} where no whole one follows the place that was drawn. */
        static Span element(CharSequence text, SplittableRandom random) {
            String all = text.toString();
            int from = all.indexOf('<', random.nextInt(all.length()));
            while (from >= 0 && !(from + 1 < all.length() && Character.isLetter(all.charAt(from + 1)))) {
                from = all.indexOf('<', from + 1);
            }
            int open = from < 0 ? -1 : all.indexOf('>', from);
            if (open < 0) {
                return NONE;
            }
            if (all.charAt(open - 1) == '/') {
                return new Span(from, open + 1);
            }
            String end = "</" + all.substring(from + 1, open).split("\\s", 2)[0] + ">";
            int close = all.indexOf(end, open);
            return close < 0 ? NONE : new Span(from, close + end.length());
        }

        /** What stands between {@code before} and the next {@code after}, or {@link #NONE}. */
        static Span between(StringBuilder text, String before, String after, SplittableRandom random) {
            int at = text.indexOf(before, random.nextInt(text.length()));
            int to = at < 0 ? -1 : text.indexOf(after, at + before.length());
            return to < 0 ? NONE : new Span(at + before.length(), to);
        }

        boolean isNone() {
            return to == 0;
        }

        String of(CharSequence text) {
            return text.subSequence(from, to).toString();
        }
    }

    /** One thing that goes wrong; it leaves the text alone where there is no place for it. */
    private enum Mutation {
        FLIP_A_BYTE {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            }
        },
        DELETE {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                Span span = Span.any(text, random);
                text.delete(span.from(), span.to());
            }
        },
        INSERT_MARKUP {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                text.insert(random.nextInt(text.length()), pick(MARKUP, random));
            }
        },
        STUTTER {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                Span span = Span.any(text, random);
                text.insert(span.from(), span.of(text));
            }
        },
        CUT_OFF {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                text.setLength(random.nextInt(text.length()));
            }
        },
        REPEAT_AN_ELEMENT {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                Span span = Span.element(text, random);
                if (text.length() < LARGE) {
                    text.insert(span.to(), span.of(text).repeat(1 << random.nextInt(5)));
                }
            }
        },
        REMOVE_AN_ELEMENT {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                Span span = Span.element(text, random);
                text.delete(span.from(), span.to());
            }
        },
        MOVE_AN_ELEMENT {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                String moved = take(text, Span.element(text, random));
                int to = Span.element(text.isEmpty() ? "<" : text, random).from();
                text.insert(to, moved);
            }
        },
        NEST_AN_ELEMENT {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                String nested = Span.element(text, random).of(text);
                Span into = Span.element(text, random);
                if (!into.isNone() && text.length() < LARGE) {
                    text.insert(text.indexOf(">", into.from()) + 1, nested);
                }
            }
        },
        TAKE_FROM_ANOTHER_LIST {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                String foreign = Span.element(other, random).of(other);
                Span place = Span.element(text, random);
                if (text.length() < LARGE) {
                    text.replace(place.from(), random.nextBoolean() ? place.to() : place.from(), foreign);
                }
            }
        },
        GO_ON_AS_ANOTHER_LIST {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                text.setLength(random.nextInt(text.length()));
                text.append(other, random.nextInt(other.length()), other.length());
            }
        },
        RENAME_A_TAG {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                Span element = Span.element(text, random);
                String[] names = element.of(text).split("[^\\w]+", 3);
                if (names.length == 3) {
                    String renamed = element.of(text).replaceAll("(?<=</?)" + names[1] + "\\b", pick(NAMES, random));
                    text.replace(element.from(), element.to(), renamed);
                }
            }
        },
        SWAP_ATTRIBUTES {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                Span one = Span.between(text, "=\"", "\"", random);
                String value = one.of(text);
                Span two = Span.between(text, "=\"", "\"", random);
                text.replace(one.from(), one.to(), two.of(text));
                if (two.from() > one.to()) {
                    int shift = two.to() - two.from() - value.length();
                    text.replace(two.from() + shift, two.to() + shift, value);
                }
            }
        },
        CHANGE_AN_ATTRIBUTE {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                String value = pick(random.nextBoolean() ? NUMBERS : WORDS, random);
                replace(text, Span.between(text, "=\"", "\"", random), value);
            }
        },
        CHANGE_A_NUMBER {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                int from = random.nextInt(text.length());
                while (from < text.length() && !Character.isDigit(text.charAt(from))) {
                    from++;
                }
                int to = from;
                while (to < text.length() && Character.isDigit(text.charAt(to))) {
                    to++;
                }
                text.replace(from, to, pick(NUMBERS, random));
            }
        },
        CHANGE_A_PATH {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                String tag = text.indexOf("<file>") >= 0 ? "<file" : "<path";
                Span attributes = Span.between(text, tag, ">", random);
                if (!attributes.isNone()) {
                    int from = attributes.to() + 1;
                    replace(text, new Span(from, Math.max(from, text.indexOf("<", from))), pick(PATHS, random));
                }
            }
        },
        CHANGE_A_DIGEST {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                String format = pick(FORMATS, random);
                Span element = Span.element(text, random);
                replace(text, element, "<" + format + " action=\"" + pick(WORDS, random) + "\">"
                        + pick(random.nextBoolean() ? NUMBERS : WORDS, random) + "</" + format + ">");
            }
        },
        CHANGE_THE_ENCODING {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                int at = text.indexOf("encoding=\"");
                int to = at < 0 ? -1 : text.indexOf("\"", at + 10);
                if (to < 0) {
                    text.insert(0, "<?xml version=\"1.0\" encoding=\"" + pick(ENCODINGS, random) + "\"?>");
                } else {
                    text.replace(at + 10, to, pick(ENCODINGS, random));
                }
            }
        },
        CHANGE_THE_KIND {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                String all = text.toString();
                text.setLength(0);
                text.append(all.contains(" xmlns=\"urn:ASC:MHL:v2.0\"")
                        ? all.replace(" xmlns=\"urn:ASC:MHL:v2.0\"", "").replace("version=\"2.0\"", "version=\"1.1\"")
                                .replaceAll("</?hashes>", "").replaceAll("<path[^>]*>", "<file>")
                                .replace("</path>", "</file>")
                        : all.replace("<hashlist", "<hashlist xmlns=\"urn:ASC:MHL:v2.0\"")
                                .replace("<file>", "<path>").replace("</file>", "</path>"));
            }
        },
        GO_DEEP {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                int depth = 1 << random.nextInt(11);
                text.insert(Span.element(text, random).from(), "<x>".repeat(depth) + "</x>".repeat(depth));
            }
        },
        GO_ON_AND_ON {
            @Override
            void apply(StringBuilder text, String other, SplittableRandom random) {
                // Now and then more than a token may have.
                int length = 1 << (random.nextInt(64) == 0 ? 21 : random.nextInt(16));
                String letters = pick(LETTERS, random);
                text.insert(random.nextInt(text.length()), letters.repeat(Math.max(1, length / letters.length())));
            }
        };

        private static final int LARGE = 200_000;
        private static final String[] MARKUP = {"<", ">", "&", "]]>", "<![CDATA[", "<!--", "--", "<?x", "?>",
            "\u0000", "\r", "<!DOCTYPE x>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "&#x0;", "&#xD800;",
            "&#1114112;", "&amp;", "</hash>", "<hash>", "</hashes>", "\"", "'", "xmlns=\"x\"", "xmlns:a=\"\"", "a:",
            "<path>", "<previousPath>x</previousPath>", "size=\"-1\"", "\\", "../", "\u00C0\u0080",
            "\u00ED\u00A0\u0080", "\u00FF",
            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>"};
        private static final String[] NAMES = {"hashlist", "hashes", "hash", "directoryhash", "path", "file",
            "previousPath", "references", "hashlistreference", "ignore", "pattern", "metadata", "content",
            "structure", "roothash", "root", "creatorinfo", "processinfo", "ascmhldirectory", "c4", "xxh64", "size",
            "a:hash"};
        private static final String[] FORMATS = {"c4", "md5", "sha1", "xxh128", "xxh3", "xxh64", "xxhash",
            "xxhash64", "xxhash64be", "null", "sha256", "XXH64"};
        private static final String[] NUMBERS = {"", "0", "-0", "1", "-1", "007", " 5 ", "+5", "1e9", "0x10",
            "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551616",
            "99999999999999999999999999", "NaN"};
        private static final String[] WORDS = {"", "original", "verified", "failed", "new", "ORIGINAL", "2.0",
            "1.1", "1", "urn:ASC:MHL:v2.0", "urn:ASC:MHL:DIRECTORY:v2.0", "*", "**/", "!*", "[", "in-place",
            "flatten", "c4", "deadbeef", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", "2024-13-45T99:99:99+99:99"};
        private static final String[] PATHS = {"", " ", ".", "..", "/", "../x", "a/../../x", "/etc/passwd", "C:\\x",
            "\\\\h\\s", "a//b", "./a", "a/", "a\\b", "ascmhl/ascmhl_chain.xml", "ascmhl", "CON", "a\nb",
            "\u0080\u0081", "a\u00CC\u0088", "A\u00CC\u0088", "&#10;", "0001_X.mhl", "x".repeat(5_000),
            "a/".repeat(2_000)};
        private static final String[] ENCODINGS = {"UTF-16", "UTF-16LE", "ISO-8859-1", "US-ASCII", "UTF-7",
            "UTF-32", "IBM037", "windows-1252", "Shift_JIS", "x-nobody", "", "utf8"};
        private static final String[] LETTERS = {" ", "x", "\u0000", "<", "&amp;", "a/", "<!-- -->", "\u00E4"};

        /** Changes {@code text}, which is not empty; {@code other} is another list. */
        abstract void apply(StringBuilder text, String other, SplittableRandom random);

        private static String pick(String[] choice, SplittableRandom random) {
            return choice[random.nextInt(choice.length)];
        }

        private static void replace(StringBuilder text, Span span, String by) {
            if (!span.isNone()) {
                text.replace(span.from(), span.to(), by);
            }
        }

        private static String take(StringBuilder text, Span span) {
            String taken = span.of(text);
            text.delete(span.from(), span.to());
            return taken;
        }
    }
}
