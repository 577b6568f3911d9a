package vn.emr.records.chart;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.StoredResource;

/**
 * A progress note.
 *
 * @param time when it was so; null when not known
 * @param authors licences of the writers, main writer first
 * @param sections its parts in order
 * @param origin where it came from
 */
public record NoteView(@Nullable FhirTime time, List<String> authors, List<Section> sections, Origin origin) {

    private static final int EXCERPT = 160;
    private static final String PARTS = "urn:vn:xml5";

    /**
     * A part of a note.
     *
     * @param part which element of XML5 it was; empty when it came another way
     * @param title its heading
     * @param text plain text; line ends are kept
     */
    public record Section(String part, String title, String text) {

        private static Section of(JsonObject section) {
            JsonObject code = section.object("code").orElseGet(JsonObject::new);
            return new Section(
                    Elements.code(code, PARTS).orElse(""), section.text("title").orElse(""), text(section));
        }

        /** The words beside the markup; when there are none the markup itself, shown as text: nothing stays hidden. */
        private static String text(JsonObject section) {
            String plain = Elements.extension(section, "van-ban");
            return plain.isEmpty() ? section.text("text", "div").orElse("") : plain;
        }

        /** Whether it belongs on the line of time: consultations and procedures do. */
        Optional<TimelineEvent.Kind> event() {
            return switch (part) {
                case "HOI_CHAN" -> Optional.of(TimelineEvent.Kind.CONSULTATION);
                case "PHAU_THUAT" -> Optional.of(TimelineEvent.Kind.PROCEDURE);
                default -> Optional.empty();
            };
        }

        /** The beginning, cut after a whole word. */
        public String excerpt() {
            String line = text.strip().replaceAll("\\s+", " ");
            if (line.length() <= EXCERPT) {
                return line;
            }
            int end = line.lastIndexOf(' ', EXCERPT);
            return line.substring(0, end < 0 ? EXCERPT : end) + " …";
        }
    }

    /** Copies the lists. */
    public NoteView {
        authors = List.copyOf(authors);
        sections = List.copyOf(sections);
    }

    static NoteView of(StoredResource composition) {
        JsonObject content = composition.content();
        return new NoteView(
                Elements.time(content, "date"),
                Elements.people(content, "author"),
                sectionsOrTitle(content),
                Origin.of(composition));
    }

    /** A note without words is told by its title: that it was written is on the page. */
    private static List<Section> sectionsOrTitle(JsonObject composition) {
        List<Section> sections = sections(composition);
        return sections.isEmpty()
                ? composition.text("title").stream()
                        .map(title -> new Section("", "", title))
                        .toList()
                : sections;
    }

    /** Sections with a text. */
    static List<Section> sections(JsonObject composition) {
        return composition
                .objects("section")
                .map(Section::of)
                .filter(s -> !s.text().isEmpty())
                .toList();
    }
}
