package org.stenogram.query.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadByteCountLimitException;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadFileCountLimitException;
import org.apache.commons.fileupload2.core.RequestContext;
import org.stenogram.query.bucket.Intake;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.FileName;

/// A form that was read to its end. Its files wait outside of the bucket, the larger ones on disk, until it is
/// closed.
///
/// It is not read with the server's own reader, which leaves out files without bytes: nobody would be told of them.
final class UploadForm implements AutoCloseable {

    private static final int IN_MEMORY = 64 * 1024;
    private static final int LONGEST_PART_HEADER = 8 * 1024;
    private static final int MOST_FIELDS = 16;

    private final List<DiskFileItem> parts;

    private UploadForm(List<DiskFileItem> parts) {
        this.parts = parts;
    }

    /// Reads a form.
    ///
    /// @param limit size of one file at most, in bytes
    /// @param mostFiles files at most
    /// @throws ProblemException when it is no form, is too much or breaks off; nothing of it is kept then
    static UploadForm read(HttpRequest<?> request, InputStream body, long limit, int mostFiles) {
        Reader reader = new Reader();
        reader.setFileItemFactory(
                DiskFileItemFactory.builder().setThreshold(IN_MEMORY).get());
        reader.setHeaderCharset(StandardCharsets.UTF_8);
        reader.setMaxPartHeaderSize(LONGEST_PART_HEADER);
        reader.setMaxFileSize(limit);
        reader.setMaxFileCount(mostFiles + MOST_FIELDS);
        try {
            return new UploadForm(reader.parseRequest(new Request(request, body)));
        } catch (FileUploadByteCountLimitException _) {
            throw Intake.tooLarge(limit);
        } catch (FileUploadFileCountLimitException _) {
            throw tooMany(mostFiles);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The value of a field, when there is one of this name.
    Optional<String> field(String name) {
        return parts.stream()
                .filter(part -> part.isFormField() && name.equals(part.getFieldName()))
                .findFirst()
                .map(UploadForm::text);
    }

    /// The files in the order in which they were sent. A file field in which nothing was chosen is none.
    List<Posted> files() {
        return parts.stream()
                .filter(part -> !part.isFormField())
                .filter(part -> part.getSize() > 0 || !name(part).isEmpty())
                .map(part -> new Posted(new FileName(name(part)), part))
                .toList();
    }

    /// One file.
    record Posted(FileName name, DiskFileItem part) {

        InputStream open() throws IOException {
            return part.getInputStream();
        }
    }

    static ProblemException tooMany(int mostFiles) {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "An upload may have %d files at most. Send the others in further uploads.".formatted(mostFiles));
    }

    static ProblemException unreadable(IOException e) {
        return new ProblemException(ProblemType.BAD_BODY, "The upload could not be read to its end. Send it again.", e);
    }

    /// Removes what was kept of it.
    @Override
    public void close() {
        for (DiskFileItem part : parts) {
            try {
                part.delete();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private static String name(DiskFileItem part) {
        try {
            String name = part.getName();
            return name == null ? "" : name;
        } catch (InvalidPathException e) {
            return e.getInput();
        }
    }

    private static String text(DiskFileItem part) {
        try {
            return part.getString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static final class Reader extends AbstractFileUpload<Request, DiskFileItem, DiskFileItemFactory> {

        @Override
        public FileItemInputIterator getItemIterator(Request request) throws FileUploadException, IOException {
            return super.getItemIterator((RequestContext) request);
        }

        @Override
        public Map<String, List<DiskFileItem>> parseParameterMap(Request request) throws FileUploadException {
            return super.parseParameterMap((RequestContext) request);
        }

        @Override
        public List<DiskFileItem> parseRequest(Request request) throws FileUploadException {
            return super.parseRequest((RequestContext) request);
        }
    }

    private record Request(HttpRequest<?> request, InputStream body) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long getContentLength() {
            return request.getContentLength();
        }

        @Override
        public String getContentType() {
            String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
            return type == null ? "" : type;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }
}
