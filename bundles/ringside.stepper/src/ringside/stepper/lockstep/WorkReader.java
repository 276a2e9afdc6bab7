package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.FlagMask;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.stepper.listing.CodeLine;

/** Reads off a step which thread flags it looks at, and which it sets or clears. */
final class WorkReader {
    private static final Pattern FLAG = Pattern.compile("_?(?:TIF|SYSCALL_WORK)_([A-Z_0-9]+)");

    private final BootedKernel kernel;
    private Set<String> before = Set.of();
    private List<String> asked = List.of();

    WorkReader(BootedKernel kernel) {
        this.kernel = kernel;
    }

    /** @param line of the next instruction, or null */
    void before(CodeLine line) {
        before = kernel.threadFlags().set();
        asked = line == null || line.user() || !line.mnemonic().equals("test") ? List.of() : flags(line.intel());
    }

    /** The thread flags that a test asks for, by their names or by the name of a mask. */
    private List<String> flags(String test) {
        Set<String> flags = new TreeSet<>();
        for (String name : test.substring(test.lastIndexOf(',') + 1).strip().split("\\s*\\|\\s*")) {
            Optional<FlagMask> mask = kernel.profile().flagMasks().stream().filter(each -> each.name().equals(name))
                    .findFirst();
            Matcher flag = FLAG.matcher(name);
            if (mask.isPresent()) {
                flags.addAll(mask.get().members());
            } else if (flag.matches() && kernel.threadFlags().has(flag.group(1))) {
                flags.add(flag.group(1));
            }
        }
        return List.copyOf(flags);
    }

    List<Fact> after() {
        List<Fact> facts = new ArrayList<>();
        Set<String> now = kernel.threadFlags().set();
        before.stream().filter(flag -> !now.contains(flag)).forEach(flag -> facts.add(new Fact(DeedKind.WORK, flag,
                LockstepWords.text("flag.cleared", flag))));
        now.stream().filter(flag -> !before.contains(flag)).forEach(flag -> facts.add(new Fact(DeedKind.WORK, flag,
                LockstepWords.text("flag.set", flag))));
        if (!asked.isEmpty()) {
            facts.add(look());
        }
        return facts;
    }

    /** A test for several flags is one for work of any kind: every kernel has its own set of them. */
    private Fact look() {
        boolean found = (kernel.machine().cpu().get(Register.RFLAGS) & Flag.ZF.mask()) == 0;
        String subject = asked.size() == 1 ? asked.get(0) : LockstepWords.text("look.any");
        List<String> set = asked.stream().filter(before::contains).toList();
        String value = !found ? LockstepWords.text("look.nothing")
                : LockstepWords.text("look.found", String.join(" ", set.isEmpty() ? asked : set));
        return new Fact(DeedKind.LOOK, subject, value,
                LockstepWords.text("look.words", String.join(" ", asked), value));
    }
}
