// Judges PDF files by the veraPDF engine inside the npm package @opendataloader/pdf.
//   java -cp CLASSPATH Conform.java FLAVOUR[,FLAVOUR...] FILE.pdf...
// Prints a line for each file and flavour, "ok<tab>title" or "fail<tab>title<tab>broken rules", as
// judge() of tests/scripts/suite.sh reads them. A file that cannot be read fails. The status is 2
// when nothing was judged, else 0: the lines tell.
import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Conform {
    private static final int FEWEST_ASSERTIONS = 20; // fewer: the engine saw no document

    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println("usage: Conform.java FLAVOUR[,FLAVOUR...] FILE.pdf...");
            System.exit(2);
        }
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 1; i < arguments.length; i++) {
            for (String flavour : arguments[0].split(",")) {
                judge(arguments[i], flavour);
            }
        }
    }

    private static void judge(String file, String flavourName) {
        String title = flavourName + " " + file.substring(file.lastIndexOf('/') + 1);
        try {
            String faults = brokenRules(file, PDFAFlavour.fromString(flavourName));
            System.out.println(faults.isEmpty() ? "ok\t" + title : "fail\t" + title + "\t" + faults);
        } catch (Exception | LinkageError fault) {
            System.out.println("fail\t" + title + "\t" + fault);
        }
    }

    private static String brokenRules(String file, PDFAFlavour flavour) throws Exception {
        if (flavour == null || flavour == PDFAFlavour.NO_FLAVOUR) {
            return "unknown flavour";
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getTotalAssertions() < FEWEST_ASSERTIONS) {
                return "only " + result.getTotalAssertions() + " assertions";
            }
            return result.isCompliant() ? "" : describe(result);
        }
    }

    private static String describe(ValidationResult result) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
                    + ": " + assertion.getMessage();
            counts.merge(rule.replaceAll("\\s+", " "), 1, Integer::sum);
        }
        StringJoiner lines = new StringJoiner("; ");
        counts.forEach((rule, count) -> lines.add(count + " x " + rule));
        return lines.toString();
    }
}
