import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Asks veraPDF's rules about files: VeraCli FLAVOURS FILE..., with flavours such as ua1,2a.
 *
 * <p>A line for each file and flavour, its parts set apart by tabs: VERDICT, file, flavour, rules, checks.
 * Below it a line for each broken rule: BROKEN and what it says. A file that can't be read stops the program.
 */
public class VeraCli {
    private static final int NO_EARLY_STOP = -1;

    public static void main(String[] words) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> flavours = new ArrayList<>();
        for (String id : words[0].split(",")) {
            flavours.add(PDFAFlavour.byFlavourId(id));
        }
        for (int place = 1; place < words.length; place++) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(words[place]), flavours.get(0))) {
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavours, NO_EARLY_STOP, false, true, false);
                for (ValidationResult result : validator.validateAll(parser)) {
                    tell(words[place], result);
                }
            }
        }
    }

    private static void tell(String file, ValidationResult result) {
        if (result.getJobEndStatus() != JobEndStatus.NORMAL) {
            throw new IllegalStateException(file + ": ended " + result.getJobEndStatus());
        }
        int rules = result.getValidationProfile().getRules().size();
        Map<RuleId, Integer> broken = result.getFailedChecks();
        if (result.isCompliant() != broken.isEmpty()) {
            throw new IllegalStateException(file + ": verdict and broken rules don't agree");
        }
        System.out.println(String.join("\t", "VERDICT", file, result.getPDFAFlavour().getId(),
                String.valueOf(rules), String.valueOf(result.getTotalAssertions())));
        for (Map.Entry<RuleId, Integer> one : broken.entrySet()) {
            Rule rule = result.getValidationProfile().getRuleByRuleId(one.getKey());
            String said = rule.getDescription().replaceAll("\\s+", " ");
            System.out.printf("BROKEN\t%s-%d, %d times: %s%n",
                    one.getKey().getClause(), one.getKey().getTestNumber(), one.getValue(), said);
        }
    }
}
