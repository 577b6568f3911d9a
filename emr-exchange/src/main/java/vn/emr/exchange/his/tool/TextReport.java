package vn.emr.exchange.his.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.read.Envelope;

/** The report as somebody reads it. */
final class TextReport extends Report {

    private final PrintStream out;
    private final Words words;
    private final Leftovers leftovers = new Leftovers();
    private String name = "";

    TextReport(PrintStream out, Words words) {
        this.out = out;
        this.words = words;
    }

    @Override
    void begin(PathFile file) throws IOException {
        super.begin(file);
        name = file.name();
        out.println(name);
    }

    @Override
    void envelope(@Nullable Envelope envelope, List<Finding> findings) {
        super.envelope(envelope, findings);
        findings(findings, "  ");
    }

    @Override
    void problem(HisProblem problem) {
        super.problem(problem);
        out.println("  " + line(Findings.describe(problem)));
    }

    @Override
    void hoso(int no, CheckedHoso hoso) {
        super.hoso(no, hoso);
        leftovers.add(unmapped(hoso));
        if (!hoso.findings().isEmpty()) {
            out.println("  HOSO " + no + hoso.key().map(k -> ", MA_LK " + k).orElse("") + ": "
                    + words.get("answer." + Findings.answer(hoso.findings())));
            findings(hoso.findings(), "    ");
        }
    }

    private void findings(List<Finding> findings, String indent) {
        Findings.describe(findings).objects().forEach(f -> out.println(indent + line(f)));
    }

    private String line(JsonObject finding) {
        String more = finding.text("more").map(m -> ' ' + words.get("more", m)).orElse("");
        return words.get("severity." + finding.text("severity").orElseThrow()) + ' '
                + finding.text(words.language()).orElse("") + " ("
                + finding.text("rule").orElse("") + ')' + more;
    }

    @Override
    void endFile() {
        super.endFile();
        out.println("  " + words.get("file", words.get("answer." + answer()), counts(this::hosos)));
    }

    private String counts(ToIntFunction<String> of) {
        return words.get("counts", text(of, "accepted"), text(of, "warned"), text(of, "refused"));
    }

    private static String text(ToIntFunction<String> of, String answer) {
        return Integer.toString(of.applyAsInt(answer));
    }

    @Override
    void end() {
        out.println();
        out.println(words.get(
                "total",
                Integer.toString(files()),
                text(this::allFiles, "accepted"),
                text(this::allFiles, "warned"),
                text(this::allFiles, "refused"),
                counts(this::allHosos)));
        if (!allRules().isEmpty()) {
            out.println(words.get("rules", often()));
        }
        leftovers.lines(words).forEach(out::println);
        out.flush();
    }

    private String often() {
        return allRules().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(e -> e.getKey() + ' ' + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
