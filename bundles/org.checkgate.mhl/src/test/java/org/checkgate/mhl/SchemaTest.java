package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.w3c.dom.ls.LSInput;

/** What we write is valid by the standard's own schemas, where they lie beside the project. */
class SchemaTest {
    private static final Path SCHEMAS = Path.of("../../../shared/mhl/xsd");
    private static Schema schema;

    @TempDir
    Path temp;

    @BeforeAll
    static void load() throws SAXException {
        assumeTrue(Files.isDirectory(SCHEMAS), "The ASC MHL schemas are not beside the project: validity is not checked");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        // The directory schema imports the other one by a web address: nothing is fetched.
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> namespace != null
                && namespace.equals("urn:ASC:MHL:v2.0") ? new FakeFetch(SCHEMAS.resolve("ASCMHL.xsd")) : null);
        schema = factory.newSchema(new Source[] {new StreamSource(SCHEMAS.resolve("ASCMHL.xsd").toFile()),
            new StreamSource(SCHEMAS.resolve("ASCMHLDirectory.xsd").toFile())});
    }

    private static void valid(Path document) throws IOException {
        Validator validator = schema.newValidator();
        try {
            validator.validate(new StreamSource(document.toFile()));
        } catch (SAXParseException e) {
            throw new AssertionError(document + " line " + e.getLineNumber() + ": " + e.getMessage(), e);
        } catch (SAXException e) {
            throw new AssertionError(document.toString(), e);
        }
    }

    @Test
    void createdGenerationsAndChainsAreValid() throws IOException {
        Path day = Corpus.copy("s14", temp);
        Lists.create(day, HashFormat.XXH64, HashFormat.C4, HashFormat.MD5);
        Lists.create(day, HashFormat.XXH3, HashFormat.XXH128, HashFormat.SHA1);
        int checked = 0;
        try (Stream<Path> files = Files.walk(day)) {
            for (Path file : files.filter(f -> f.getParent().endsWith("ascmhl")).toList()) {
                valid(file);
                checked++;
            }
        }
        assertEquals(15, checked);
    }

    @Test
    void anEmptyFolderAndAPackingListAreValid() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        Created created = Lists.create(empty, HashFormat.XXH64);
        valid(empty.resolve(created.manifests().get(0)));
        assertEquals(List.of("ok"), Lists.verify(empty).findings());
        PackingList list = HashLists.flatten(HashLists.read(Corpus.root(Corpus.named("s85"))), Lists.CREATOR, Lists.AT);
        valid(Files.write(temp.resolve("list.mhl"), list.manifest()));
        valid(Files.write(temp.resolve("collection.xml"), list.collection()));
    }

    /** Hands out the local schema in place of a download. */
    private record FakeFetch(Path file) implements LSInput {
        @Override public String getSystemId() {
            return file.toUri().toString();
        }

        @Override public InputStream getByteStream() {
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override public Reader getCharacterStream() {
            return null;
        }

        @Override public String getStringData() {
            return null;
        }

        @Override public String getPublicId() {
            return null;
        }

        @Override public String getBaseURI() {
            return null;
        }

        @Override public String getEncoding() {
            return null;
        }

        @Override public boolean getCertifiedText() {
            return false;
        }

        @Override public void setCharacterStream(Reader reader) { }

        @Override public void setByteStream(InputStream stream) { }

        @Override public void setStringData(String data) { }

        @Override public void setSystemId(String id) { }

        @Override public void setPublicId(String id) { }

        @Override public void setBaseURI(String uri) { }

        @Override public void setEncoding(String encoding) { }

        @Override public void setCertifiedText(boolean certified) { }
    }
}
