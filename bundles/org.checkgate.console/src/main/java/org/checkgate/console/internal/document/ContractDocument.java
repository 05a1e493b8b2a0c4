package org.checkgate.console.internal.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.checkgate.ledger.DismissedFile;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.TransferTotals;
import org.checkgate.spi.Finding;

/**
 * The document of the outside contract about one drive: what the ledger says, and nothing else. It changes nothing and
 * keeps nothing. {@code resumed} is always false here; the command line knows better and sets it.
 */
public final class ContractDocument {
    private final Ledger ledger;

    public ContractDocument(Ledger ledger) {
        this.ledger = ledger;
    }

    record Totals(long sourceBytesRead, long bytesStaged, long bytesSynced, long bytesSentTwice) {
        static Totals of(TransferTotals t) {
            return new Totals(t.sourceBytesRead(), t.bytesStaged(), t.bytesSynced(), t.bytesSentTwice());
        }
    }

    /** A path of {@code other} that a person has dismissed. */
    record Dismissed(String path, String by, String reason, String at) {
        static Dismissed of(DismissedFile file) {
            return new Dismissed(file.path(), file.dismissal().by(), file.dismissal().reason(), file.dismissal().at().toString());
        }
    }

    /** @param withFiles false leaves out {@code files} of each roll, for readers who show counts alone */
    public void write(Drive drive, boolean withFiles, JsonGenerator out) throws IOException {
        List<Roll> rolls = ledger.rolls().onDrive(drive.id());
        List<Finding> findings = ledger.drives().findings(drive.id());
        Turn turn = new Turn(ledger);
        // Asked before anything else is read: "settled" must never be newer than the lights it comes with.
        Rest rest = Rest.of(drive, findings, rolls.stream().map(r -> new Rest.RollWork(r, ledger.work().ofRoll(r.id()))).toList(),
                turn::reason);
        out.writeStartObject();
        out.writeBooleanField("demo", Health.demo(ledger));
        out.writeBooleanField("resumed", false);
        out.writeArrayFieldStart("rolls");
        RollDocument document = new RollDocument(ledger);
        for (Roll roll : rolls) {
            out.writeStartObject();
            document.fields(roll, withFiles, out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectField("other", ledger.drives().others(drive.id()));
        TransferTotals totals = rolls.stream().map(r -> ledger.rolls().totals(r.id())).reduce(TransferTotals.NONE, TransferTotals::plus);
        out.writeObjectField("transfer", Totals.of(totals));
        out.writeNumberField("id", drive.id());
        out.writeBooleanField("settled", rest.settled());
        out.writeObjectField("waiting", rest.waiting());
        out.writeObjectField("driveFindings", findings);
        out.writeObjectField("dismissed", ledger.drives().dismissed(drive.id()).stream().map(Dismissed::of).toList());
        out.writeEndObject();
    }
}
