package ringside.assembler.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceLine;
import ringside.assembler.source.SourceProblem;

/**
 * A macro: lines in which arguments take the places of parameters. It is written and called as in GNU as.
 *
 * @param name as in its definition; calls may write it in letters of either case
 * @param where its definition
 * @param parameters in order
 * @param body the lines between {@code .macro} and {@code .endm}
 */
record Macro(String name, Position where, List<Parameter> parameters, List<SourceLine> body) {

    /**
     * A parameter.
     *
     * @param name as in the definition, where letters of either case differ
     * @param fallback its value when a call gives none
     * @param required true when each call must give a value
     */
    record Parameter(String name, String fallback, boolean required) {
    }

    /** Reads the parameters behind the name of a macro, up to the end of the statement. */
    static List<Parameter> parameters(ArgumentReader reader) throws SourceProblem {
        List<Parameter> parameters = new ArrayList<>();
        reader.accept(',');
        while (!reader.atEnd()) {
            Position where = reader.position();
            String name = reader.name();
            if (name.isEmpty()) {
                throw reader.problem("expected the name of a parameter, as in '.macro save register, offset=0'");
            }
            if (parameters.stream().anyMatch(known -> known.name().equals(name))) {
                throw new SourceProblem(where, "there is a parameter '" + name + "' already");
            }
            parameters.add(parameter(name, reader));
        }
        return List.copyOf(parameters);
    }

    private static Parameter parameter(String name, ArgumentReader reader) throws SourceProblem {
        boolean required = reader.accept(':');
        if (required && !reader.name().equals("req")) {
            throw reader.problem("expected req after ':'; other properties of a parameter are not part of the "
                    + "listing dialect");
        }
        if (reader.accept('=')) {
            return new Parameter(name, reader.value(), required);
        }
        reader.accept(',');
        return new Parameter(name, "", required);
    }

    /**
     * Reads the arguments of a call.
     *
     * @param call where the call stands
     * @return the value of each parameter
     */
    Map<String, String> arguments(ArgumentReader reader, Position call) throws SourceProblem {
        Map<String, String> given = new LinkedHashMap<>();
        boolean keywords = false;
        int position = 0;
        while (!reader.atEnd()) {
            Position where = reader.position();
            String keyword = reader.keyword();
            if (keyword.isEmpty() && keywords) {
                throw new SourceProblem(where, "an argument without a name cannot stand behind one with a name");
            }
            keywords |= !keyword.isEmpty();
            if (!keywords && position == parameters.size()) {
                throw new SourceProblem(where, "too many arguments: " + described());
            }
            Parameter parameter = keywords ? named(keyword, where) : parameters.get(position);
            position++;
            given.put(parameter.name(), reader.value());
        }
        return complete(given, call);
    }

    private Map<String, String> complete(Map<String, String> given, Position call) throws SourceProblem {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String value = given.getOrDefault(parameter.name(), "");
            if (value.isEmpty() && parameter.required()) {
                throw new SourceProblem(call, "the macro " + name + " needs a value for its parameter '"
                        + parameter.name() + "'");
            }
            values.put(parameter.name(), value.isEmpty() ? parameter.fallback() : value);
        }
        return values;
    }

    private Parameter named(String keyword, Position where) throws SourceProblem {
        return parameters.stream().filter(parameter -> parameter.name().equals(keyword)).findFirst()
                .orElseThrow(() -> new SourceProblem(where, "there is no parameter '" + keyword + "': "
                        + described()));
    }

    /** What messages say of the parameters. */
    String described() {
        if (parameters.isEmpty()) {
            return "the macro " + name + " has no parameters";
        }
        return "the macro " + name + " has " + (parameters.size() == 1 ? "the parameter " : "the parameters ")
                + String.join(", ", parameters.stream().map(Parameter::name).toList());
    }
}
