package org.checkgate.transfer.internal.sim;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;

/** What a ledger says, a line a fact, so that what it said before a crash can be held against what it says after it. */
final class Facts {
    private final TreeMap<String, String> lines;

    private Facts(TreeMap<String, String> lines) {
        this.lines = lines;
    }

    static Facts none() {
        return new Facts(new TreeMap<>());
    }

    Facts copy() {
        return new Facts(new TreeMap<>(lines));
    }

    Map<String, String> lines() {
        return lines;
    }

    /** Everything that a ledger says now. */
    static Facts of(Ledger ledger) {
        Facts facts = none();
        ledger.drives().all().forEach(drive -> facts.drive(ledger, drive));
        for (Roll roll : ledger.rolls().all()) {
            facts.roll(ledger, roll);
            facts.signedIfSo(ledger, roll.id());
        }
        return facts;
    }

    private void drive(Ledger ledger, Drive drive) {
        present(drive.id(), drive.present(), drive.mount());
        ledger.drives().findings(drive.id()).forEach(finding -> found("drive " + drive.id(), finding));
    }

    /** Everything about one roll but whether its day was signed off. Its parts on their way are no facts: whoever loses them sends them again. */
    void roll(Ledger ledger, Roll roll) {
        lines.put("roll " + roll.id(), roll.name() + " " + roll.delivery() + " " + roll.fingerprint());
        for (RollFile file : ledger.rolls().files(roll.id())) {
            lines.put("file " + file.id(), roll.id() + " " + file.path() + " " + file.stated());
            read(file.id(), file.size(), file.hashes(), file.crc64());
        }
        ledger.rolls().findings(roll.id()).forEach(finding -> found("roll " + roll.id(), finding));
        ledger.copies().ofRoll(roll.id()).forEach(this::copied);
        work(ledger, roll.id());
    }

    /** What rolls, their files and their work are like now. */
    void refresh(Ledger ledger) {
        lines.keySet().removeIf(line -> line.startsWith("copy of ") || line.startsWith("finding of roll "));
        ledger.rolls().all().forEach(roll -> roll(ledger, roll));
    }

    void work(Ledger ledger, long roll) {
        for (Work work : ledger.work().ofRoll(roll)) {
            lines.put("work " + roll + " " + work.step(), work.state() + " " + work.attempts() + " " + work.notBefore() + " " + work.reason());
        }
    }

    void present(long drive, boolean present, String mount) {
        lines.put("drive " + drive, present + " " + mount);
    }

    void found(String owner, Finding finding) {
        lines.put("finding of " + owner + " " + finding.code() + " " + finding.path(), finding.severity() + " " + finding.sentence());
    }

    void resolved(String owner, String code, String path) {
        lines.remove("finding of " + owner + " " + code + " " + path);
    }

    void read(long file, long size, Map<String, String> hashes, String crc64) {
        lines.put("read " + file, size + " " + new TreeMap<>(hashes) + " " + crc64);
    }

    void copied(Copy copy) {
        lines.put("copy of " + copy.fileId() + " " + copy.tier() + " " + copy.endpoint(), copy.key() + " " + copy.strength() + " " + copy.at());
    }

    void signedIfSo(Ledger ledger, long roll) {
        if (ledger.rolls().standing(roll).daySigned()) {
            signed(roll);
        }
    }

    void signed(long roll) {
        lines.put("signed " + roll, "");
    }

    /**
     * What of this is not so in what a ledger says now.
     *
     * @param perhaps what else may be so, each because somebody was still waiting for an answer
     * @param open    lines that may say anything for the same reason, by how they begin
     */
    Optional<String> goneFrom(Facts now, Collection<Facts> perhaps, Collection<String> open) {
        TreeMap<String, String> all = new TreeMap<>(now.lines);
        all.putAll(lines);
        for (String line : all.keySet()) {
            String said = lines.get(line);
            String says = now.lines.get(line);
            boolean fits = java.util.Objects.equals(said, says) || open.stream().anyMatch(line::startsWith)
                    || perhaps.stream().anyMatch(other -> java.util.Objects.equals(other.lines.get(line), says));
            if (!fits) {
                return Optional.of("\"" + line + "\" was \"" + said + "\" and is \"" + says + "\"");
            }
        }
        return Optional.empty();
    }
}
