package ringside.kernel.text.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ringside.kernel.text.TextLine;

/** Recognises the registers of other machines, by the patterns in {@code machines.properties}. */
final class OtherMachine {

    /** A dump shows early whose it is; below a long log only lines with a hint are looked at. */
    private static final int ENOUGH = 1 << 14;
    private static final int MOST = 1 << 16;
    private static final String[] HINTS = {"pstate", "x29", "X29", "psr", "PSR", "lr : ", "R15=", "NIP", "GPR", "Krnl ",
        "User PSW", "pswa", "epc", "ra : ", "$ 0 ", "Cause", "era ", "prmd", "ERA:", "TSTATE", "EIP", "eip", "BSD",
        "ddb", "KDB:", "instruction pointer", "Mode Linux", "tf_rip"};
    private static final int WIDEST = 400;
    private static final String SYSTEM = "system.";
    private static final List<String> ORDER = List.of("system.openbsd", "system.freebsd", "system.netbsd", "system.uml",
            "machine.arm64", "machine.ppc64", "machine.arm", "machine.s390", "machine.riscv", "machine.mips",
            "machine.loongarch", "machine.sparc", "machine.i386");
    private static final Map<String, Pattern> MARKS = marks();

    private OtherMachine() {
    }

    private static Map<String, Pattern> marks() {
        ResourceBundle bundle = ResourceBundle.getBundle("ringside.kernel.text.form.machines");
        Map<String, Pattern> marks = new LinkedHashMap<>();
        ORDER.forEach(name -> marks.put(name, Pattern.compile(bundle.getString(name))));
        return marks;
    }

    private static String telling(List<TextLine> lines) {
        StringBuilder text = new StringBuilder();
        for (TextLine line : lines) {
            if (text.length() > MOST) {
                break;
            }
            String told = line.text().substring(0, Math.min(line.text().length(), WIDEST));
            if (text.length() <= ENOUGH || Arrays.stream(HINTS).anyMatch(told::contains)) {
                text.append(told).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Another machine that the text comes from, by its name in {@code machines.properties}.
     *
     * @param x86 whether there are registers of an x86-64 processor, so that only the system may be another
     */
    static Optional<String> in(List<TextLine> lines, boolean x86) {
        String text = telling(lines);
        Stream<Map.Entry<String, Pattern>> asked = MARKS.entrySet().stream()
                .filter(each -> !x86 || each.getKey().startsWith(SYSTEM));
        return asked.filter(each -> each.getValue().matcher(text).find()).map(Map.Entry::getKey).findFirst();
    }
}
