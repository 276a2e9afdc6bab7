package ringside.kernel.text.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.text.TextLine;

/**
 * What a text tells about the kernel, beside registers.
 *
 * @param release such as {@code 4.15.0-153-generic}, if one is named
 * @param pti     page-table isolation is on
 * @param xenPv   the kernel is a Xen PV guest
 * @param la57    addresses have 57 bits
 * @param fred    events come in by FRED
 */
public record KernelTraces(Optional<String> release, boolean pti, boolean xenPv, boolean la57, boolean fred) {

    private static final String VERSION = "(?<release>[2-9]\\.[0-9]{1,3}(?:\\.[0-9]{1,3})?[\\w.+~-]{0,60})";
    private static final List<Pattern> RELEASES = List.of(
            Pattern.compile("(?:Not tainted|Tainted: [^\\n]{1,60}?) +" + VERSION),
            Pattern.compile("\\bLinux (?:\\S{1,64} )?" + VERSION),
            Pattern.compile("(?i)\\b(?:kernel(?: version| release)?|release|uname -r|vmlinux|vmlinuz)[:= -]{1,4}"
                    + VERSION),
            Pattern.compile("(?<![\\w.-])" + VERSION + " #[0-9]{1,4}\\b"),
            Pattern.compile("\\bUbuntu (?<release>[2-9]\\.[0-9]{1,2}\\.[0-9]{1,3}-[\\w.-]{1,60})"),
            Pattern.compile("^ *(?<release>[2-9]\\.[0-9]{1,2}\\.[0-9]{1,3}-[\\w.+~-]{1,60})$"));
    private static final List<String> HINTS = List.of("ainted", "Linux", "ernel", "KERNEL", "elease", "RELEASE",
            "uname", "vmlinu", " #", "Ubuntu");
    private static final Pattern PTI = Pattern.compile("\\[#[0-9]+\\][A-Z ]* PTI\\b|\\bPREEMPT[A-Z_() ]* PTI\\b"
            + "|\\bSMP PTI\\b|page tables isolation: enabled");
    private static final Pattern XEN = Pattern.compile(
            "(?i)\\bXen PV\\b|\\(XEN\\).*CONTEXT: pv guest|paravirtualized kernel on Xen(?! PVH| HVM)");
    private static final Pattern CR4 = Pattern.compile("\\bCR4[:=] ?(?<value>[0-9a-fA-F]{8,16})\\b");
    /** Lines of kernels are short. */
    private static final int WIDEST = 2000;
    private static final int SHORT = 80;
    private static final int LA57 = 12;
    private static final int FRED = 32;

    /** Looks for them. */
    static KernelTraces of(List<TextLine> lines) {
        Optional<String> release = Optional.empty();
        boolean pti = false;
        boolean xen = false;
        long cr4 = 0;
        for (TextLine line : lines) {
            String told = line.text().length() <= WIDEST ? line.text() : line.text().substring(0, WIDEST);
            release = release.isPresent() ? release : release(told);
            pti |= (told.contains("PTI") || told.contains("isolation")) && PTI.matcher(told).find();
            xen |= (told.contains("Xen") || told.contains("XEN")) && XEN.matcher(told).find();
            cr4 |= told.contains("CR4") ? cr4(told) : 0;
        }
        return new KernelTraces(release, pti, xen, (cr4 >>> LA57 & 1) != 0, (cr4 >>> FRED & 1) != 0);
    }

    private static long cr4(String line) {
        Matcher control = CR4.matcher(line);
        return control.find() ? Long.parseUnsignedLong(control.group("value"), 16) : 0;
    }

    private static boolean hint(String line) {
        for (String hint : HINTS) {
            if (line.contains(hint)) {
                return true;
            }
        }
        return false;
    }

    private static boolean digit(String line) {
        return !line.isEmpty() && line.charAt(0) >= '2' && line.charAt(0) <= '9' && line.length() < SHORT;
    }

    private static Optional<String> release(String line) {
        if (!digit(line.strip()) && !hint(line)) {
            return Optional.empty();
        }
        for (Pattern pattern : RELEASES) {
            Matcher found = pattern.matcher(line);
            if (found.find()) {
                return Optional.of(found.group("release"));
            }
        }
        return Optional.empty();
    }
}
