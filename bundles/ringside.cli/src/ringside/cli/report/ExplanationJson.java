package ringside.cli.report;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.cli.console.Console;
import ringside.cli.console.JsonLine;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.text.answer.Explanation;
import ringside.kernel.text.answer.Explanation.Found;
import ringside.kernel.text.answer.SystemCall;

/** An explanation as one JSON object. */
public final class ExplanationJson {
    private final JsonLine json;

    public ExplanationJson(Console console) {
        json = new JsonLine(console.sink());
    }

    public void write(Explanation explanation) {
        json.begin().array("frames");
        explanation.frames().forEach(this::frame);
        json.endArray().number("frame", explanation.taken() + 1L)
                .string("kernel", explanation.kernel().profile().id())
                .string("answer", explanation.answer().label())
                .string("path", explanation.path().map(Path::label).orElse(null))
                .string("reason", explanation.reason().map(CheckId::name).orElse(null)).array("failing");
        explanation.failing().forEach(id -> json.element(id.name()));
        json.endArray().string("note", Stream.concat(Stream.of(explanation.head()), explanation.notes().stream())
                .collect(Collectors.joining(" "))).end();
    }

    private void frame(Found found) {
        json.beginElement().number("line", found.frame().line()).string("kind", found.frame().kind().label())
                .string("origin", found.origin().kind().label());
        Optional<SystemCall> call = found.origin().call();
        if (call.isPresent()) {
            json.object("call").number("number", call.get().number())
                    .string("name", call.get().name().isEmpty() ? null : call.get().name()).endObject();
        }
        json.object("registers");
        for (Map.Entry<String, Long> register : found.frame().registers().entrySet()) {
            if (!found.frame().assumed().contains(register.getKey())) {
                json.hex(register.getKey(), register.getValue());
            }
        }
        json.endObject().array("assumed");
        found.frame().assumed().forEach(json::element);
        json.endArray().endObject();
    }
}
