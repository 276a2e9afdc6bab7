package ringside.kernel.text;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the registers of user mode from a kernel oops or warning: {@code RIP: 0033:…}, {@code RSP: 002b:… EFLAGS: …}
 * and the lines of general registers behind them. An oops shows the kernel's own registers first; they are passed over.
 */
final class OopsReader {

    /** What makes a text an oops. */
    static final Pattern RIP = Pattern.compile("\\bRIP:\\s*+(?<cs>[0-9a-fA-F]{4}):(?<ip>\\S*+)");

    private static final Pattern ITEM = Pattern.compile(
            "\\b(?<name>RIP|RSP|EFLAGS|ORIG_RAX|R[ABCD]X|R[SD]I|RBP|R0?[89]|R1[0-5]):\\s*+"
                    + "(?:(?<selector>[0-9a-fA-F]{4}):)?(?<value>\\S*+)");
    private static final int RPL_USER = 3;
    private static final String EXPECTED = "expected up to 16 hexadecimal digits";

    private final RegisterCollector found;

    OopsReader(RegisterCollector found) {
        this.found = found;
    }

    void read(List<String> lines) {
        int start = -1;
        int end = lines.size();
        for (int at = lines.size() - 1; at >= 0 && start < 0; at--) {
            Matcher rip = RIP.matcher(lines.get(at));
            if (rip.find()) {
                start = user(rip) ? at : -1;
                end = user(rip) ? end : at;
            }
        }
        if (start < 0) {
            kernelOnly(lines);
        }
        for (int at = start; at >= 0 && at < end && !found.full(); at++) {
            line(lines.get(at), at + 1);
        }
    }

    private static boolean user(Matcher rip) {
        return (Integer.parseInt(rip.group("cs"), 16) & RPL_USER) == RPL_USER;
    }

    private void kernelOnly(List<String> lines) {
        int at = 0;
        Matcher rip = RIP.matcher(lines.get(0));
        while (!rip.find()) {
            at++;
            rip = RIP.matcher(lines.get(at));
        }
        found.problem(at + 1, rip.start() + 1, "these are the registers of kernel mode (CS 0x" + rip.group("cs")
                + "); expected a line 'RIP: 0033:…' as well: the registers of user mode, which an oops in a system "
                + "call prints below the call trace");
    }

    private void line(String text, int number) {
        Matcher item = ITEM.matcher(text);
        while (!found.full() && item.find()) {
            String register = RegisterNames.any(item.group("name")).orElseThrow();
            String value = item.group("value");
            String digits = value.replaceFirst("^\\[<", "").replaceFirst(">\\]$", "");
            found.put(register, RegisterValues.hexadecimal(digits), value, EXPECTED, number, item.start("value") + 1);
            if (item.group("selector") != null) {
                OptionalLong selector = RegisterValues.hexadecimal(item.group("selector"));
                found.put(register.equals("rsp") ? "ss" : "cs", selector, item.group("selector"), EXPECTED, number,
                        item.start("selector") + 1);
            }
        }
    }
}
