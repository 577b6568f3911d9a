package vn.emr.records.auditlog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import vn.emr.audit.AuditRow;
import vn.emr.audit.AuditSearch;
import vn.emr.audit.fhir.AuditEvents;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.store.Node;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Language;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Texts;

/** Makes files of events to take away. A file is whole before its first byte leaves, or there is none. */
@RequestScoped
public class AuditFiles {

    @Inject
    AuditSearch search;

    @Inject
    FacilityNames facilities;

    @Inject
    Node node;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /** All events that the question asks for, as CSV. */
    Response csv(AuditQuestion question) throws IOException {
        FileChannel file = nameless();
        try {
            Writer out = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
            Language language = pages.language();
            AuditCsv csv = new AuditCsv(out, new AuditWords(language, facilities.byCode(language)), Texts.of(language));
            search.export(question.filter(), csv::write);
            out.flush();
            long size = file.size();
            file.position(0);
            return answer(Channels.newInputStream(file), "text/csv;charset=utf-8", "csv")
                    .header(HttpHeaders.CONTENT_LENGTH, size)
                    .build();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A file without a name: gone with whoever holds it, also when the process dies. */
    private static FileChannel nameless() throws IOException {
        return FileChannel.open(
                Files.createTempFile("audit", null),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** The page that the question asks for, as FHIR AuditEvent. */
    Response fhir(AuditQuestion question, int rows) {
        List<AuditRow> found = search.exportPage(question.filter(), rows + 1);
        List<AuditRow> shown = found.stream().limit(rows).toList();
        String older = found.size() > rows
                ? question.older("/audit/events.json", shown.get(rows - 1).key())
                : null;
        String self = question.address("/audit/events.json");
        byte[] page = CanonicalJson.write(new AuditEvents(node.name()).page(shown, clock.instant(), self, older));
        return answer(page, "application/fhir+json;charset=utf-8", "json").build();
    }

    private Response.ResponseBuilder answer(Object content, String type, String ending) {
        String name = "audit-" + node.name() + '-' + clock.instant().getEpochSecond() + '.' + ending;
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"');
    }
}
