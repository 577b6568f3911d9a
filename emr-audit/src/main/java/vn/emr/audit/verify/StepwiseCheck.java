package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import vn.emr.audit.tree.Frontier;

/**
 * The same checks as {@link Verifier}'s in steps of some seconds, each in a snapshot of its own: a snapshot of hours would
 * keep dead rows of the queues alive. That is sound because rows are only added: a stream is checked whole within one
 * step, and the tree goes on from its right edge. Between two steps nothing is kept but a text that says where to go on.
 */
public final class StepwiseCheck {

    /** Where a check begins. */
    public static final String BEGINNING = "";

    /** Streams of one step: some thousand entries. */
    private static final int STREAMS = 200;

    private static final int LEAVES = 20_000;

    private static final String LAST_OF_STEP =
            "select max(key) from (select key from emr.stream where key > ? order by key limit ?) s";
    private static final String TOTAL = "select (select count(*) from emr.entry) + (select count(*) from audit.leaf)";

    private StepwiseCheck() {}

    /** Parts of a check, in their order. */
    private enum Part {
        STREAMS,
        TREE,
        DERIVED,
        PERSONS,
        BLOBS,
        WAITING,
        MESSAGES
    }

    /**
     * What a step did.
     *
     * @param report what it found
     * @param place where to go on
     * @param over whether it was the last
     */
    public record Step(VerificationReport report, String place, boolean over) {}

    /** Rows that a check goes through, as many as there are now: entries and leaves. */
    public static long total(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(TOTAL);
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Does the next step.
     *
     * @param connection of somebody whom row-level security hides nothing from ({@code emr_verifier})
     * @param place where the last step said to go on
     */
    public static Step step(Connection connection, String place) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return inTransaction(connection, place);
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(autoCommit);
        }
    }

    private static Step inTransaction(Connection connection, String place) throws SQLException {
        long began = System.nanoTime();
        Findings findings = new Findings((entries, total) -> {}, 0);
        String[] words = place.isEmpty() ? new String[] {Part.STREAMS.name(), "0"} : place.split(" ", -1);
        Part part = Part.valueOf(words[0]);
        String more =
                switch (part) {
                    case STREAMS -> streams(connection, findings, Long.parseLong(words[1]));
                    case TREE -> tree(connection, findings, words.length < 2 ? "" : words[1]);
                    default -> whole(connection, findings, part);
                };
        String next = more.isEmpty() ? after(part) : part + " " + more;
        return new Step(findings.report((System.nanoTime() - began) / 1e9), next, next.isEmpty());
    }

    private static String after(Part part) {
        List<Part> parts = List.of(Part.values());
        int next = parts.indexOf(part) + 1;
        return next < parts.size() ? parts.get(next).name() : "";
    }

    private static String streams(Connection connection, Findings findings, long first) throws SQLException {
        long last;
        try (PreparedStatement query = connection.prepareStatement(LAST_OF_STEP)) {
            query.setLong(1, first);
            query.setInt(2, STREAMS);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                last = row.getLong(1);
            }
        }
        if (last == 0) {
            return "";
        }
        new StreamsCheck(findings).run(connection, first, last);
        return Long.toString(last);
    }

    private static String tree(Connection connection, Findings findings, String edge) throws SQLException {
        Frontier tree = edge.isEmpty() ? new Frontier() : read(edge);
        boolean more = new TreeCheck(findings, tree).part(connection, LEAVES, atTheEnd(connection, tree.size()));
        return more ? write(tree) : "";
    }

    /** Whether the next part is the last: it also asks for heads and nodes that speak of more than there is. */
    private static boolean atTheEnd(Connection connection, long size) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select coalesce(max(no), -1) + 1 from audit.leaf")) {
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1) <= size + LEAVES;
            }
        }
    }

    private static String write(Frontier tree) {
        return tree.subtrees().stream()
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.joining(",", tree.size() + ":", ""));
    }

    private static Frontier read(String edge) {
        int colon = edge.indexOf(':');
        List<byte[]> subtrees = Arrays.stream(edge.substring(colon + 1).split(",", -1))
                .map(HexFormat.of()::parseHex)
                .toList();
        return new Frontier(Long.parseLong(edge.substring(0, colon)), subtrees);
    }

    private static String whole(Connection connection, Findings findings, Part part) throws SQLException {
        switch (part) {
            case DERIVED -> new DerivedCheck(findings).run(connection);
            case PERSONS -> new PersonCheck(findings).run(connection);
            case BLOBS -> new BlobCheck(findings).run(connection);
            case WAITING -> new WaitingCheck(findings).run(connection);
            default -> new MessageCheck(findings).run(connection);
        }
        return "";
    }
}
