package ringside.assembler.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.assembler.layout.Content;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Filling;
import ringside.assembler.layout.Fixup;
import ringside.assembler.layout.Item;
import ringside.assembler.layout.Section;
import ringside.assembler.layout.Value;
import ringside.assembler.source.Numbers;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** Carries out the directives that put data in a section. */
final class DataDirectives {

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry(".byte", 1), Map.entry(".word", 2),
            Map.entry(".short", 2), Map.entry(".hword", 2), Map.entry(".value", 2), Map.entry(".2byte", 2),
            Map.entry(".long", 4), Map.entry(".int", 4), Map.entry(".4byte", 4), Map.entry(".quad", 8),
            Map.entry(".8byte", 8));
    private static final Set<String> STRINGS = Set.of(".ascii", ".asciz", ".string");
    private static final Set<String> SPACES = Set.of(".skip", ".space", ".zero");

    /** The directives that this class knows. */
    static final Set<String> NAMES = names();

    private final Assembly assembly;

    DataDirectives(Assembly assembly) {
        this.assembly = assembly;
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(NUMBERS.keySet());
        names.addAll(STRINGS);
        names.addAll(SPACES);
        names.add(".fill");
        return Set.copyOf(names);
    }

    /** Reads the operands of a directive and adds what it asks for. */
    void read(Token name, TokenStream tokens) throws SourceProblem {
        Position where = tokens.position(name);
        Integer bytes = NUMBERS.get(name.lower());
        if (bytes != null) {
            add(numbers(name, bytes, tokens));
        } else if (STRINGS.contains(name.lower())) {
            add(strings(name, tokens));
        } else if (SPACES.contains(name.lower())) {
            long count = count(tokens, "after " + name.text(), where);
            long fill = tokens.accept(",") ? constant(tokens) : 0;
            add(new Filling(where, count, new byte[] {(byte) fill}), fill == 0);
        } else {
            fill(name, tokens);
        }
    }

    private void add(Item item) throws SourceProblem {
        add(item, false);
    }

    private void add(Item item, boolean zero) throws SourceProblem {
        Section section = assembly.current();
        if (section.isBss() && !zero) {
            throw new SourceProblem(item.where(), ".bss holds zeros only; use .skip, or write .data above it");
        }
        section.add(item);
    }

    private Item numbers(Token name, int bytes, TokenStream tokens) throws SourceProblem {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Fixup> fixups = new ArrayList<>();
        String after = "after " + name.text();
        do {
            Position where = tokens.position();
            Expression value = new ExpressionParser(tokens, assembly, false).parse(after);
            number(value, bytes, where, out, fixups);
            after = "after ','";
        } while (tokens.accept(","));
        return new Content(tokens.position(name), out.toByteArray(), fixups, false);
    }

    private static void number(Expression value, int bytes, Position where, ByteArrayOutputStream out,
            List<Fixup> fixups) throws SourceProblem {
        byte[] number = new byte[bytes];
        Value known = value.known();
        if (known != null && known.isConstant()) {
            if (!Numbers.fits(known.offset(), bytes * Byte.SIZE)) {
                throw new SourceProblem(where, Fixup.outOfRange(known.offset(), bytes * Byte.SIZE, false));
            }
            Fixup.store(number, 0, bytes, known.offset());
        } else {
            fixups.add(new Fixup(out.size(), bytes, value, Fixup.Kind.ANY, where));
        }
        out.writeBytes(number);
    }

    private static Item strings(Token name, TokenStream tokens) throws SourceProblem {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        do {
            if (tokens.peek().kind() != Token.Kind.STRING) {
                throw tokens.unexpected("expected a string in double quotes after " + name.text());
            }
            out.writeBytes(tokens.take().text().getBytes(StandardCharsets.ISO_8859_1));
            if (!name.isWord(".ascii")) {
                out.write(0);
            }
        } while (tokens.accept(","));
        return new Content(tokens.position(name), out.toByteArray(), List.of(), false);
    }

    /** {@code .fill repeat, size, value}: the value has at most four bytes, the rest of the size is zero. */
    private void fill(Token name, TokenStream tokens) throws SourceProblem {
        Position where = tokens.position(name);
        long count = count(tokens, "after " + name.text(), where);
        long size = tokens.accept(",") ? constant(tokens) : 1;
        long value = tokens.accept(",") ? constant(tokens) : 0;
        if (size < 0 || size > Long.BYTES) {
            throw new SourceProblem(where, "the size of a .fill pattern must be 0 to 8 bytes");
        }
        byte[] pattern = new byte[(int) size];
        Fixup.store(pattern, 0, (int) Math.min(size, Integer.BYTES), value);
        add(new Filling(where, size == 0 ? 0 : count, size == 0 ? new byte[1] : pattern), value == 0);
    }

    private long count(TokenStream tokens, String after, Position where) throws SourceProblem {
        long count = new ExpressionParser(tokens, assembly, false).constant(after);
        if (count < 0 || count > Section.LARGEST) {
            throw new SourceProblem(where, "expected a count of 0 to " + Section.LARGEST + " (16 MiB) " + after
                    + ", found " + count);
        }
        return count;
    }

    private long constant(TokenStream tokens) throws SourceProblem {
        return new ExpressionParser(tokens, assembly, false).constant("after ','");
    }
}
