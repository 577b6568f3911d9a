package vn.emr.it;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which statements somebody's request sends to the province's database. PostgreSQL itself writes down every one, with its values,
 * until this is closed; the transactions are somebody's whose account or session is among the values. What the node's workers do
 * meanwhile is in other transactions.
 */
final class SentStatements implements AutoCloseable {

    /** Virtual transaction, then the kind of line. */
    private static final Pattern LINE = Pattern.compile("STATEMENTS ([^ ]+) (LOG|DETAIL): +(.*)", Pattern.DOTALL);

    private static final Pattern SENT =
            Pattern.compile("(?:execute (?:<unnamed>|[^:/ ]+)(?:/[^: ]+)?|statement): (.*)", Pattern.DOTALL);

    private static final List<String> SETTINGS =
            List.of("log_line_prefix = 'STATEMENTS %v '", "log_statement = 'all'", "log_error_verbosity = 'default'");

    private final RunningNode node;
    private final Path log;

    SentStatements(RunningNode node) throws SQLException {
        this.node = node;
        this.log = node.databaseLog(RunningNode.PROVINCE);
        set("set ", SETTINGS);
    }

    private void set(String verb, List<String> settings) throws SQLException {
        try (Connection db = node.superuser();
                Statement change = db.createStatement()) {
            for (String setting : settings) {
                change.execute("alter system " + verb + setting);
            }
            change.execute("select pg_reload_conf()");
        }
    }

    /** The texts of the statements in the order in which they were sent, without values. */
    List<String> of(String account, String session, Callable<?> request) throws Exception {
        long before = Files.size(log);
        request.call();
        List<String[]> lines = since(before);
        Set<String> theirs = new HashSet<>();
        lines.stream()
                .filter(l -> l[2].contains('|' + account + "'") || l[2].contains(session))
                .forEach(l -> theirs.add(l[0]));
        return lines.stream()
                .filter(l -> theirs.contains(l[0]) && l[1].equals("LOG"))
                .flatMap(l -> text(l[2]).stream())
                .toList();
    }

    /** A statement's text; none of the driver's own questions, which it asks once a connection. */
    private static List<String> text(String line) {
        Matcher sent = SENT.matcher(line);
        return sent.matches() && !sent.group(1).contains("pg_catalog.") ? List.of(sent.group(1)) : List.of();
    }

    private List<String[]> since(long position) throws IOException {
        List<String[]> lines = new ArrayList<>();
        for (String entry : read(position).split("\n(?=STATEMENTS )", -1)) {
            Matcher line = LINE.matcher(entry.strip());
            if (line.matches()) {
                lines.add(new String[] {line.group(1), line.group(2), line.group(3)});
            }
        }
        return lines;
    }

    private String read(long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - position)];
            file.seek(position);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        set("reset ", SETTINGS.stream().map(s -> s.substring(0, s.indexOf(' '))).toList());
    }
}
