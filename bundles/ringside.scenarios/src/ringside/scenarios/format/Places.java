package ringside.scenarios.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.SourceText;

/** Where the objects and values of a scenario stand in the file that it was read from. */
final class Places {

    private final SourceText source;
    private final Map<EObject, Integer> objects = new IdentityHashMap<>();
    private final Map<EObject, Map<EStructuralFeature, List<Integer>>> values = new IdentityHashMap<>();

    Places(SourceText source) {
        this.source = source;
    }

    /** Notes the tag that an object was read from. */
    void object(EObject object, int offset) {
        objects.put(object, offset);
    }

    /** Notes where the next value of a feature starts. */
    void value(EObject object, EStructuralFeature feature, int offset) {
        values.computeIfAbsent(object, any -> new HashMap<>()).computeIfAbsent(feature, any -> new ArrayList<>())
                .add(offset);
    }

    /** Whether a value of a feature was noted. */
    boolean has(EObject object, EStructuralFeature feature) {
        return values.getOrDefault(object, Map.of()).containsKey(feature);
    }

    /** Line of the first character of a text that stands between tags; 1 if it is not in the file. */
    int firstLine(EObject object, EStructuralFeature feature) {
        List<Integer> offsets = values.getOrDefault(object, Map.of()).getOrDefault(feature, List.of());
        return offsets.isEmpty() ? 1 : source.line(firstCharacter(offsets.get(0)));
    }

    /** Says where a fault is: at its character, or at its value, or at its object. */
    Diagnostic diagnostic(DocumentFault fault) {
        List<Integer> offsets = values.getOrDefault(fault.object(), Map.of()).getOrDefault(fault.feature(), List.of());
        if (fault.index() >= offsets.size()) {
            return source.diagnostic(objects.getOrDefault(fault.object(), 0), fault.message());
        }
        int offset = offsets.get(fault.index());
        return fault.before().isEmpty() ? source.diagnostic(offset, fault.message())
                : inside(firstCharacter(offset), fault);
    }

    /** Counts lines in the text itself, so that a reference such as {@code &lt;} before the fault does no harm. */
    private Diagnostic inside(int offset, DocumentFault fault) {
        String before = fault.before().get();
        int lineStart = before.lastIndexOf('\n') + 1;
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - lineStart + (lines == 0 ? source.column(offset) : 1);
        return new Diagnostic(source.name(), source.line(offset) + lines, column, fault.message());
    }

    /** A text that starts on the line below its tag starts behind the line end: see {@link ringside.model.Lines}. */
    private int firstCharacter(int offset) {
        String text = source.text();
        if (text.startsWith("\r\n", offset)) {
            return offset + 2;
        }
        return text.startsWith("\n", offset) || text.startsWith("\r", offset) ? offset + 1 : offset;
    }
}
