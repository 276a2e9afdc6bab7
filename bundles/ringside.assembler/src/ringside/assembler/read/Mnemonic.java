package ringside.assembler.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.assembler.encode.Argument;
import ringside.assembler.form.Form;
import ringside.assembler.source.Syntax;

/**
 * What the first word of an instruction says: GNU as takes a letter behind a name for the size of the operands.
 *
 * @param name in the table of instructions
 * @param suffix size in bits that the letter gives, 0 when there is none
 * @param source size in bits of the operand that is extended, 0 for all but MOVZX and MOVSX
 */
record Mnemonic(String name, int suffix, int source) {

    private static final Map<Character, Integer> INTEL = Map.of('b', Byte.SIZE, 'w', Short.SIZE, 'd', Integer.SIZE,
            'q', Long.SIZE);
    private static final Map<Character, Integer> ATT = Map.of('b', Byte.SIZE, 'w', Short.SIZE, 'l', Integer.SIZE,
            'q', Long.SIZE);
    /** A d behind these makes other instructions of them. */
    private static final Set<String> SHIFTS = Set.of("shl", "shr");
    private static final Set<String> EXTENSIONS = Set.of("movzx", "movsx");
    /** {@code movzbl}: from a byte to a doubleword. */
    private static final Pattern EXTENDING = Pattern.compile("mov(?:z([bw])|s([bwl]))([wlq]?)");

    /** A name of the table. */
    static Mnemonic of(String name) {
        return new Mnemonic(name, 0, 0);
    }

    /**
     * The meaning of a word; empty when it is no instruction.
     *
     * @param word in lower case
     * @param forms those of a name
     */
    static Optional<Mnemonic> of(String word, Syntax syntax, Function<String, List<Form>> forms) {
        if (!forms.apply(word).isEmpty()) {
            return Optional.of(of(word));
        }
        if (word.length() < 2) {
            return Optional.empty();
        }
        String stem = word.substring(0, word.length() - 1);
        char letter = word.charAt(word.length() - 1);
        boolean att = syntax == Syntax.ATT;
        if (att && letter == 'l' && !SHIFTS.contains(stem) && !forms.apply(stem + "d").isEmpty()) {
            return Optional.of(of(stem + "d"));
        }
        int suffix = (att ? ATT : INTEL).getOrDefault(letter, 0);
        if (suffix != 0 && takesSuffix(forms.apply(stem))) {
            boolean source = EXTENSIONS.contains(stem);
            return Optional.of(new Mnemonic(stem, source ? 0 : suffix, source ? suffix : 0));
        }
        return att ? extending(word) : Optional.empty();
    }

    private static boolean takesSuffix(List<Form> forms) {
        return forms.stream().anyMatch(form -> !form.shapes().isEmpty() && !form.hasImplied());
    }

    /**
     * The meaning in AT&amp;T syntax once its operands are known, destination first: {@code movsb} moves a string or
     * extends, and what is extended is a byte where nothing tells.
     */
    Mnemonic behind(String word, List<Argument> operands) {
        boolean register = operands.size() == 2 && operands.get(0) instanceof Argument.OfRegister given
                && given.register().isGeneral();
        if (!register) {
            return this;
        }
        boolean untold = source == 0 && EXTENSIONS.contains(name) && operands.get(1).bits() == 0;
        return untold ? new Mnemonic(name, suffix, Byte.SIZE) : extending(word).orElse(this);
    }

    /** The meaning of an AT&amp;T word such as {@code movsbl} that extends a register or memory into a register. */
    private static Optional<Mnemonic> extending(String word) {
        Matcher parts = EXTENDING.matcher(word);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean zero = parts.group(1) != null;
        int source = ATT.get((zero ? parts.group(1) : parts.group(2)).charAt(0));
        int suffix = parts.group(3).isEmpty() ? 0 : ATT.get(parts.group(3).charAt(0));
        return suffix != 0 && suffix <= source ? Optional.empty()
                : Optional.of(new Mnemonic(zero ? "movzx" : "movsx", suffix, source));
    }
}
