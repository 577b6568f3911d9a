package vn.emr.exchange.his.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.map.Unmapped;
import vn.emr.exchange.his.read.Envelope;
import vn.emr.exchange.his.read.Hoso;

/** Counts what is found and says it; of a large file nothing is held but counts. */
abstract class Report {

    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<String, Integer> allAnswers = new TreeMap<>();
    private final Map<String, Integer> fileAnswers = new TreeMap<>();
    private final Map<String, Integer> allRules = new TreeMap<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private Severity worstOfFile = Severity.INFO;
    private Severity worst = Severity.INFO;
    private int files;

    /** A file begins. */
    void begin(PathFile file) throws IOException {
        files++;
        answers.clear();
        rules.clear();
        worstOfFile = Severity.INFO;
    }

    /** What is said of the file as a whole; no envelope when it can't be read. */
    void envelope(@Nullable Envelope envelope, List<Finding> findings) {
        count(findings);
    }

    /** What is said of a HOSO, from 1. */
    void hoso(int no, CheckedHoso hoso) {
        answers.merge(Findings.answer(hoso.findings()), 1, Integer::sum);
        allAnswers.merge(Findings.answer(hoso.findings()), 1, Integer::sum);
        count(hoso.findings());
    }

    /** Why the file, a zip, would not be opened. */
    void problem(HisProblem problem) {
        allRules.merge(problem.code(), 1, Integer::sum);
        rules.add(problem.code());
        worstOfFile = Severity.REFUSE;
        worst = Severity.REFUSE;
    }

    /** What of it is not mapped; of what is refused nothing is. */
    static List<Unmapped> unmapped(CheckedHoso hoso) {
        Hoso read = hoso.hoso();
        return read == null || hoso.refused() ? List.of() : Unmapped.of(read);
    }

    private void count(List<Finding> findings) {
        findings.forEach(f -> allRules.merge(f.rule().code(), 1, Integer::sum));
        rules.addAll(Findings.rules(findings));
        findings.stream().map(Finding::severity).forEach(s -> {
            worstOfFile = s.compareTo(worstOfFile) > 0 ? s : worstOfFile;
            worst = s.compareTo(worst) > 0 ? s : worst;
        });
    }

    /** The file ends. */
    void endFile() {
        fileAnswers.merge(answer(), 1, Integer::sum);
    }

    /** All files are through. */
    abstract void end();

    /** The gravest of all that was found. */
    Severity worst() {
        return worst;
    }

    /** The answer to the file: accepted, warned or refused. */
    String answer() {
        return switch (worstOfFile) {
            case INFO -> "accepted";
            case WARN -> "warned";
            case REFUSE -> "refused";
        };
    }

    /** HOSO of the file with that answer. */
    int hosos(String answer) {
        return answers.getOrDefault(answer, 0);
    }

    /** HOSO of all files with that answer. */
    int allHosos(String answer) {
        return allAnswers.getOrDefault(answer, 0);
    }

    /** Files with that answer. */
    int allFiles(String answer) {
        return fileAnswers.getOrDefault(answer, 0);
    }

    /** Rules of the file, each once. */
    List<String> rules() {
        return new ArrayList<>(rules);
    }

    /** How often each rule was found in all files. */
    Map<String, Integer> allRules() {
        return allRules;
    }

    int files() {
        return files;
    }
}
