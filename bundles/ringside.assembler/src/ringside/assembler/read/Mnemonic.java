package ringside.assembler.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.assembler.form.Form;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.source.Syntax;

/**
 * What the first word of an instruction says: GNU as takes a letter behind a name for the size of the operands.
 *
 * @param name in the table of instructions
 * @param suffix size in bits that the letter gives, 0 when there is none
 * @param source size in bits of the operand that is extended, 0 for all but MOVZX and MOVSX
 */
record Mnemonic(String name, int suffix, int source) {

    private static final Map<Character, Integer> SIZES = Map.of('b', Byte.SIZE, 'w', Short.SIZE, 'l', Integer.SIZE,
            'd', Integer.SIZE, 'q', Long.SIZE);
    private static final Set<String> EXTENSIONS = Set.of("movzx", "movsx");
    private static final Set<String> DOUBLE_SHIFTS = Set.of("shld", "shrd");
    /** {@code movzbl}: from a byte to a doubleword. */
    private static final Pattern EXTENDING = Pattern.compile("mov(?:z([bw])|s([bwl]))([wlq]?)");

    /** The meaning of a word in lower case; empty when it is no instruction of either width. */
    static Optional<Mnemonic> of(String word, Syntax syntax) {
        if (known(word)) {
            boolean byteMeant = syntax == Syntax.ATT && EXTENSIONS.contains(word);
            return Optional.of(new Mnemonic(word, 0, byteMeant ? Byte.SIZE : 0));
        }
        if (word.length() < 2) {
            return Optional.empty();
        }
        String stem = word.substring(0, word.length() - 1);
        char letter = word.charAt(word.length() - 1);
        boolean att = syntax == Syntax.ATT;
        if (att && letter == 'l' && known(stem + "d") && !DOUBLE_SHIFTS.contains(stem + "d")) {
            return Optional.of(new Mnemonic(stem + "d", 0, 0));
        }
        Integer suffix = letter == (att ? 'd' : 'l') ? null : SIZES.get(letter);
        if (suffix != null && sizeless(stem)) {
            boolean source = EXTENSIONS.contains(stem);
            return Optional.of(new Mnemonic(stem, source ? 0 : suffix, source ? suffix : 0));
        }
        return att ? extending(word) : Optional.empty();
    }

    /** The meaning of an AT&amp;T word such as {@code movsbl} that extends a register or memory into a register. */
    static Optional<Mnemonic> extending(String word) {
        Matcher parts = EXTENDING.matcher(word);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean zero = parts.group(1) != null;
        int source = SIZES.get((zero ? parts.group(1) : parts.group(2)).charAt(0));
        int suffix = parts.group(3).isEmpty() ? 0 : SIZES.get(parts.group(3).charAt(0));
        return suffix != 0 && suffix <= source ? Optional.empty()
                : Optional.of(new Mnemonic(zero ? "movzx" : "movsx", suffix, source));
    }

    /** Whether a name does not say the size of the operands by itself, so that a letter may. */
    private static boolean sizeless(String name) {
        List<Form> forms = OpcodeTable.instance().forms(name);
        return forms.stream().anyMatch(form -> !form.shapes().isEmpty()) && (forms.size() > 1 || !forms.get(0)
                .hasImplied());
    }

    private static boolean known(String name) {
        return !OpcodeTable.instance().forms(name).isEmpty();
    }
}
