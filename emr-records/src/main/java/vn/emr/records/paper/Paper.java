package vn.emr.records.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import vn.emr.records.web.Language;
import vn.emr.records.web.Texts;

/**
 * Makes PDF from a template of well-formed XHTML, with a font of its own that has all Vietnamese letters. Nothing is
 * loaded from anywhere, whatever the content says.
 */
public final class Paper {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Paper.class.getClassLoader());
    private static final String FONT = "Noto Sans";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    static {
        XRLog.setLoggingEnabled(false); // it would write what it can't draw, and that is a patient's
    }

    private Paper() {}

    /**
     * The paper of this template, which takes the parameters {@code texts} and {@code view}.
     *
     * @param language of the texts
     */
    public static byte[] pdf(Language language, String template, Object view) {
        StringOutput html = new StringOutput();
        TEMPLATES.render(template + ".jte", Map.of("texts", Texts.of(language), "view", view), html);
        return pdf(html.toString());
    }

    private static byte[] pdf(String html) {
        // Decomposed letters would be drawn as letter and mark, and found by no search.
        String styled = Normalizer.normalize(html, Normalizer.Form.NFC)
                .replace("</head>", "<style>" + text("paper.css") + "</style></head>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFont(() -> resource("NotoSans-Regular.ttf"), FONT, NORMAL, FontStyle.NORMAL, true)
                .useFont(() -> resource("NotoSans-Bold.ttf"), FONT, BOLD, FontStyle.NORMAL, true)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withProducer("EMR")
                .withHtmlContent(styled, null)
                .toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String text(String name) {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream found = Paper.class.getResourceAsStream("/paper/" + name);
        if (found == null) {
            throw new IllegalStateException("no resource " + name);
        }
        return found;
    }
}
