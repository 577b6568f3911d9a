package vn.emr.audit.verify.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.seal.TrustKey;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.verify.ExportVerifier;
import vn.emr.audit.verify.HeadFile;
import vn.emr.audit.verify.ProofFile;
import vn.emr.audit.verify.VerificationReport;

/** Runs from one jar: {@code java -jar emr-verify.jar EXPORT.zip --heads heads.jsonl --key province=seal.pub.pem}. */
public final class EmrVerify {

    private static final int WHOLE = 0;
    private static final int FOUND = 1;
    private static final int UNREADABLE = 2;

    private static final String USAGE = """
            Usage: java -jar emr-verify.jar EXPORT.zip [--heads FILE]… [--key NODE=FILE]… [--json]
                   java -jar emr-verify.jar proof PROOF.json [--heads FILE]… --key NODE=FILE
              EXPORT.zip   written by ./emr export records
              PROOF.json   an answer of /exchange/proofs/inclusion or /exchange/proofs/consistency
              --heads      sealed heads that were kept outside of the node (./emr heads export)
              --key        key of the node's seal as you hold it (seal.pub.pem); without it the keys in the export are
                           believed, which whoever rewrote everything could have replaced
            Ends with 0 when everything holds, 1 when something doesn't, 2 when it can't be read.""";

    private final List<Path> files = new ArrayList<>();
    private final List<SealedHead> heads = new ArrayList<>();
    private final List<TrustKey> keys = new ArrayList<>();
    private boolean json;
    private boolean proof;

    private EmrVerify() {}

    /** Runs and ends the process. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /**
     * Runs.
     *
     * @return the exit code
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        EmrVerify verify = new EmrVerify();
        try {
            if (!verify.understands(arguments)) {
                err.println(USAGE);
                return UNREADABLE;
            }
            return verify.proof ? verify.proof(out) : verify.export(out);
        } catch (IOException | IllegalArgumentException e) {
            err.println("Can't be read: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private boolean understands(List<String> arguments) throws IOException {
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            @Nullable String value = at + 1 < arguments.size() ? arguments.get(at + 1) : null;
            if (argument.equals("--json")) {
                json = true;
            } else if (argument.equals("proof") && at == 0) {
                proof = true;
            } else if (argument.startsWith("--")) {
                if (value == null || !option(argument, value)) {
                    return false;
                }
                at++;
            } else {
                files.add(Path.of(argument));
            }
        }
        return files.size() == 1 && !(proof && keys.isEmpty());
    }

    private boolean option(String name, String value) throws IOException {
        if (name.equals("--heads")) {
            return heads.addAll(HeadFile.read(Path.of(value))) || Files.exists(Path.of(value));
        }
        int sign = value.indexOf('=');
        if (!name.equals("--key") || sign < 1) {
            return false;
        }
        return keys.add(TrustKey.ofPem(value.substring(0, sign), Files.readString(Path.of(value.substring(sign + 1)))));
    }

    private int export(PrintStream out) throws IOException {
        Instant made = ExportVerifier.madeAt(files.get(0));
        List<SealedHead> before =
                heads.stream().filter(h -> !h.at().isAfter(made)).toList();
        VerificationReport report = ExportVerifier.verify(files.get(0), keys, before);
        if (json) {
            out.println(report.json());
        } else {
            out.println("The export says that it was made at " + made + '.');
            if (before.size() < heads.size()) {
                out.println(heads.size() - before.size() + " of the heads kept elsewhere were sealed later: only an"
                        + " export made after them can be measured by them.");
            }
            report.lines().forEach(out::println);
        }
        return report.ok() ? WHOLE : FOUND;
    }

    private int proof(PrintStream out) throws IOException {
        List<String> wrong = ProofFile.check(files.get(0), keys, heads);
        wrong.forEach(out::println);
        if (wrong.isEmpty()) {
            out.println("The proof holds.");
        }
        return wrong.isEmpty() ? WHOLE : FOUND;
    }
}
