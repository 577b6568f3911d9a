package vn.emr.domain.content;

/** A section of a paper (Composition): one text under its heading, as XHTML for FHIR and plain for everybody else. */
public final class PaperSection {

    private PaperSection() {}

    /**
     * The section.
     *
     * @param system code system of the paper's parts
     * @param code which part
     * @param title its heading
     * @param text what it says
     */
    public static JsonObject of(String system, String code, String title, String text) {
        return new JsonObject()
                .put("title", title)
                .put(
                        "code",
                        new JsonObject()
                                .put(
                                        "coding",
                                        JsonArray.of(new JsonObject()
                                                .put("system", system)
                                                .put("code", code))))
                .put("text", new JsonObject().put("status", "additional").put("div", xhtml(text)))
                .put(
                        "extension",
                        JsonArray.of(
                                new JsonObject().put("url", Systems.PLAIN_TEXT).put("valueString", text)));
    }

    private static String xhtml(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br/>");
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + escaped + "</p></div>";
    }
}
