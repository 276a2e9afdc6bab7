package ringside.ui.compare;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import ringside.kernel.questions.AddressClass;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.InputRegion;
import ringside.ui.Messages;

/** What a region of states has in common, in words: addresses by their titles instead of their short names. */
final class RegionWords {

    private final Map<String, String> titles;

    RegionWords(InputClasses classes) {
        titles = classes.addresses().stream().collect(Collectors.toMap(AddressClass::name, AddressClass::title));
    }

    String text(InputRegion region) {
        return region.conditions().isEmpty() ? Messages.Map_always
                : region.conditions().stream().map(this::words).collect(Collectors.joining("; "));
    }

    private String words(String condition) {
        Function<String, String> word = each -> each.endsWith(",")
                ? titles.getOrDefault(each.substring(0, each.length() - 1), each.substring(0, each.length() - 1)) + ","
                : titles.getOrDefault(each, each);
        return Arrays.stream(condition.split(" ")).map(word).collect(Collectors.joining(" "));
    }
}
