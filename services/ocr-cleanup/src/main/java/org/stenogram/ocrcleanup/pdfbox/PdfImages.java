package org.stenogram.ocrcleanup.pdfbox;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// The process that draws the pages of a scanned PDF: the document on standard input; on standard output, for each
/// page, how many bytes its PNG has, as four bytes, the highest first, and the PNG. A page without any image has none.
final class PdfImages {

    private static final float DOTS_AN_INCH = 300;
    private static final float POINTS_AN_INCH = 72;
    private static final double MOST_DOTS = 40_000_000;

    private PdfImages() {}

    public static void main(String[] arguments) throws IOException {
        byte[] bytes = System.in.readAllBytes();
        try (PDDocument document = Loader.loadPDF(bytes);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out))) {
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                byte[] image =
                        hasImage(document.getPage(page)) ? png(renderer, document.getPage(page), page) : new byte[0];
                out.writeInt(image.length);
                out.write(image);
            }
        } catch (InvalidPasswordException e) {
            System.exit(PdfText.LOCKED);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            System.exit(PdfText.DAMAGED);
        }
    }

    private static byte[] png(PDFRenderer renderer, PDPage page, int index) throws IOException {
        BufferedImage image = renderer.renderImageWithDPI(index, dots(page.getCropBox()), ImageType.GRAY);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    /// How many dots an inch a page is drawn with: fewer where it is large, or long and thin.
    static float dots(PDRectangle size) {
        double width = Math.max(size.getWidth(), 1) / POINTS_AN_INCH;
        double height = Math.max(size.getHeight(), 1) / POINTS_AN_INCH;
        double dots = Math.min(Math.sqrt(MOST_DOTS / width / height), MOST_DOTS / Math.max(width, height));
        return (float) Math.min(DOTS_AN_INCH, dots);
    }

    private static boolean hasImage(PDPage page) {
        PDResources resources = page.getResources();
        // A form may hold one, too.
        return resources != null && resources.getXObjectNames().iterator().hasNext();
    }
}
