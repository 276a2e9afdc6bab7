package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.emf.common.util.EList;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Operand;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.model.CheckName;
import ringside.model.CheckValue;
import ringside.model.OperandValue;
import ringside.model.ReturnPath;
import ringside.model.ReturnStage;
import ringside.model.RingsideFactory;
import ringside.model.VerdictValue;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.returns.Prospect;
import ringside.stepper.returns.Stage;
import ringside.stepper.value.EnumMapping;

/** Brings the shown verdict up to date. */
final class VerdictWriter {
    private static final RingsideFactory MAKE = RingsideFactory.eINSTANCE;

    private static final EnumMapping<Stage, ReturnStage> STAGE = new EnumMapping<>(Stage.class, ReturnStage.class);
    private static final long NOT_ASKED = -1;

    private VerdictWriter() {
    }

    static void write(VerdictValue value, Prospect prospect) {
        Attribute.write(value, VerdictValue::getStage, VerdictValue::setStage,
                STAGE.model(prospect.stage()));
        path(value, prospect.path());
        reason(value, prospect.reason());
        Attribute.write(value, VerdictValue::getSign, VerdictValue::setSign, prospect.sign());
        Attribute.write(value, VerdictValue::getSummary, VerdictValue::setSummary, prospect.summary());
        Attribute.write(value, VerdictValue::getRemark, VerdictValue::setRemark, prospect.remark());
        writeAll(value.getResults(), prospect.checks(), MAKE::createCheckValue, VerdictWriter::check);
    }

    private static void path(VerdictValue value, Optional<Path> path) {
        if (path.isEmpty() && value.isSetPath()) {
            value.unsetPath();
        } else if (path.isPresent()) {
            ReturnPath way = EnumMapping.PATH.model(path.get());
            if (!value.isSetPath() || value.getPath() != way) {
                value.setPath(way);
            }
        }
    }

    private static void reason(VerdictValue value, Optional<CheckId> reason) {
        if (reason.isEmpty() && value.isSetReason()) {
            value.unsetReason();
        } else if (reason.isPresent()) {
            CheckName id = EnumMapping.CHECK_ID.model(reason.get());
            if (!value.isSetReason() || value.getReason() != id) {
                value.setReason(id);
            }
        }
    }

    private static void check(CheckValue value, CheckTense check) {
        Attribute.write(value, CheckValue::getAsked, CheckValue::setAsked, check.asked().orElse(NOT_ASKED));
        Attribute.write(value, CheckValue::getTold, CheckValue::setTold, check.told());
        Attribute.write(value, CheckValue::isChanged, CheckValue::setChanged, check.changed());
        check(value, check.result());
    }

    private static void check(CheckValue value, CheckResult result) {
        Attribute.write(value, CheckValue::getId, CheckValue::setId, EnumMapping.CHECK_ID.model(result.id()));
        Attribute.write(value, CheckValue::getTitle, CheckValue::setTitle, result.title());
        Attribute.write(value, CheckValue::getStatus, CheckValue::setStatus,
                EnumMapping.CHECK_STATUS.model(result.status()));
        Attribute.write(value, CheckValue::isHolds, CheckValue::setHolds, result.holds());
        Attribute.write(value, CheckValue::getSentence, CheckValue::setSentence, result.sentence());
        Attribute.write(value, CheckValue::getWhy, CheckValue::setWhy, result.reason());
        Attribute.write(value, CheckValue::getHazard, CheckValue::setHazard, result.hazard());
        Attribute.write(value, CheckValue::getRemedy, CheckValue::setRemedy, result.remedy());
        Attribute.write(value, CheckValue::isEnabled, CheckValue::setEnabled, result.status() != CheckStatus.OFF);
        writeAll(value.getOperands(), result.operands(), MAKE::createOperandValue, VerdictWriter::operand);
    }

    private static void operand(OperandValue value, Operand operand) {
        Attribute.write(value, OperandValue::getName, OperandValue::setName, operand.name());
        Attribute.write(value, OperandValue::getSlot, OperandValue::setSlot,
                operand.slot().map(DecidingSlot::label).orElse(null));
        Attribute.write(value, OperandValue::getValue, OperandValue::setValue, operand.value());
    }

    /** A new element gets its values before it joins the list: it had none that could have changed. */
    private static <E, V> void writeAll(EList<E> elements, List<V> values, Supplier<E> maker, BiConsumer<E, V> write) {
        while (elements.size() > values.size()) {
            elements.remove(elements.size() - 1);
        }
        int known = elements.size();
        for (int i = 0; i < known; i++) {
            write.accept(elements.get(i), values.get(i));
        }
        if (known < values.size()) {
            List<E> more = new ArrayList<>();
            for (V value : values.subList(known, values.size())) {
                E element = maker.get();
                write.accept(element, value);
                more.add(element);
            }
            elements.addAll(more);
        }
    }
}
