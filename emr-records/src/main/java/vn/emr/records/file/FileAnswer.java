package vn.emr.records.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import vn.emr.domain.referral.FileKind;
import vn.emr.domain.store.Hash;

/**
 * Answers with the bytes of a file, as nothing but what its first bytes say it is. The browser may keep it for this
 * person and asks each time, so that every look is allowed and recorded, and a photo crosses a slow line once.
 */
@RequestScoped
public class FileAnswer {

    private static final String KEPT = "private, no-cache";

    /** Nothing in a picture may run or load. A sandboxed PDF is not shown by browsers; theirs run none of its scripts. */
    private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    @Inject
    HttpServletRequest request;

    /** The whole file, to be shown in the browser. */
    public Response whole(FileKind kind, byte[] content, String name) {
        return answer(kind, content, name);
    }

    /** Its small picture. */
    public Response small(FileKind kind, byte[] content, String name) {
        byte[] picture = kind.isPicture() ? Thumbnail.of(content).orElseThrow(NotFoundException::new) : new byte[0];
        if (picture.length == 0) {
            throw new NotFoundException();
        }
        return answer(FileKind.JPEG, picture, name);
    }

    private Response answer(FileKind kind, byte[] content, String name) {
        EntityTag tag = new EntityTag(Hash.hex(Hash.of(content)).substring(0, 32));
        boolean known = ('"' + tag.getValue() + '"').equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        Response.ResponseBuilder answer = known
                ? Response.notModified()
                : Response.ok(content, kind.mediaType())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "inline; filename=\"" + name + '.' + kind.ending() + '"');
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, KEPT)
                .header("Content-Security-Policy", kind.isPicture() ? NOTHING_RUNS + "; sandbox" : NOTHING_RUNS)
                .build();
    }
}
