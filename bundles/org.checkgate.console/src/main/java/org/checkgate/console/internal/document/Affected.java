package org.checkgate.console.internal.document;

import java.util.List;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.WorkState;
import org.checkgate.transfer.Board;

/**
 * Whom an order for the backbone would affect, of what is in its queue.
 *
 * @param rolls     each once, also when it waits on both lanes
 * @param bytes     still to leave, as far as they are counted
 * @param uncounted rolls of which that is not known yet, so that there are more bytes
 * @param names     of the first {@value #NAMED} rolls, in the order in which they are to leave
 * @param titles    theirs
 * @param underWay  rolls that are being sent
 */
public record Affected(int rolls, long bytes, int uncounted, List<String> names, List<String> titles, int underWay) {
    static final int NAMED = 20;

    public static Affected of(Board board, Reach reach, String subject) {
        List<Board.Row> rows = board.queue().stream().filter(row -> reaches(reach, subject, row)).toList();
        return new Affected(distinct(rows), rows.stream().mapToLong(row -> row.left().orElse(0)).sum(),
                distinct(rows.stream().filter(row -> row.left().isEmpty()).toList()), names(rows), rows.stream().map(Board.Row::title).distinct().toList(),
                distinct(rows.stream().filter(row -> row.state() == WorkState.RUNNING).toList()));
    }

    private static boolean reaches(Reach reach, String subject, Board.Row row) {
        return switch (reach) {
            case SITE -> true;
            case LANE -> subject.equals(row.lane());
            case TITLE -> subject.equals(row.title());
            case ROLL -> subject.equals(Long.toString(row.rollId()));
        };
    }

    private static int distinct(List<Board.Row> rows) {
        return (int) rows.stream().map(Board.Row::rollId).distinct().count();
    }

    private static List<String> names(List<Board.Row> rows) {
        List<Long> seen = rows.stream().map(Board.Row::rollId).distinct().limit(NAMED).toList();
        return seen.stream().map(id -> rows.stream().filter(row -> row.rollId() == id).findFirst().orElseThrow().roll()).toList();
    }
}
