package ringside.stepper.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ringside.kernel.profile.CheckId;
import ringside.stepper.drawing.Target;
import ringside.stepper.returns.Offer;
import ringside.stepper.value.Texts;

/** Tells of what is selected, or else of the check that turned the return: what it means, and what can be done. */
public final class StoryTeller {

    public static final String PASS = "pass";
    public static final String FAIL = "fail";
    public static final String FLIP = "flip";
    public static final String WHY = "why";
    public static final String SWITCH = "switch";
    public static final String EDIT = "edit";
    public static final String GO = "go";

    private final SeamPicture picture;
    private final Offers offers;
    private final boolean why;
    private final long here;

    /**
     * @param offers what was tried out, as far as that is done
     * @param why    whether the reader wants to know why a check exists
     * @param here   the step
     */
    public StoryTeller(SeamPicture picture, Offers offers, boolean why, long here) {
        this.picture = picture;
        this.offers = offers;
        this.why = why;
        this.here = here;
    }

    /** Returns the check that is told of when this is selected. */
    public static Optional<Question> subject(SeamPicture picture, Optional<Target> selected) {
        if (selected.isEmpty()) {
            return picture.trouble();
        }
        return selected.filter(target -> target.kind() == Target.Kind.CHECK)
                .flatMap(target -> picture.question(CheckId.valueOf(target.item())));
    }

    public Story tell(Optional<Target> selected) {
        Optional<SlotBox> slot = selected.filter(target -> target.kind() == Target.Kind.SLOT)
                .flatMap(target -> picture.slot(target.item()));
        if (slot.isPresent()) {
            return slot(slot.get());
        }
        return subject(picture, selected).map(question -> check(question, selected.isPresent())).orElse(Story.NONE);
    }

    private Story slot(SlotBox slot) {
        List<String> lines = new ArrayList<>();
        List<Deed> deeds = new ArrayList<>();
        lines.add(switch (slot.fill()) {
            case NOT_WRITTEN -> Texts.SEAM.text("notWrittenTip");
            case LEFT -> Texts.SEAM.text("leftStory");
            case POPPED -> Texts.SEAM.text("poppedStory");
            case WRITTEN -> slot.step().isPresent()
                    ? Texts.SEAM.text("wroteAt", slot.writer(), slot.step().getAsLong())
                    : Texts.SEAM.text("wrote", slot.writer());
        });
        slot.step().ifPresent(step -> deeds.add(new Deed(GO + step, Texts.SEAM.text("goTo", step), "")));
        deeds.add(new Deed(EDIT, Texts.SEAM.text("edit"), ""));
        return new Story(Texts.SEAM.text("slotTitle", slot.name()), false, lines, deeds);
    }

    private Story check(Question question, boolean chosen) {
        List<String> lines = new ArrayList<>(question.story());
        if (why) {
            lines.add(question.why());
        }
        List<Deed> deeds = new ArrayList<>();
        if (offers.check().filter(id -> id == question.id()).isPresent()) {
            offers.flip().ifPresent(offer -> deeds.add(deed(FLIP, Texts.SEAM.text("flip"), offer)));
            offers.pass().filter(offer -> differs(offer, offers.flip()))
                    .ifPresent(offer -> deeds.add(deed(PASS, Texts.SEAM.text("makeHold"), offer)));
            offers.fail().filter(offer -> chosen && differs(offer, offers.flip()))
                    .ifPresent(offer -> deeds.add(deed(FAIL, Texts.SEAM.text("makeFail"), offer)));
        }
        if (!why) {
            deeds.add(new Deed(WHY, Texts.SEAM.text("why"), question.why()));
        }
        if (chosen) {
            deeds.add(new Deed(SWITCH, question.tense() == Question.Tense.OFF ? Texts.SEAM.text("switchOn")
                    : Texts.SEAM.text("switchOff"), ""));
        }
        return new Story(chosen ? question.title() : "", question.trouble(), lines, deeds);
    }

    private static boolean differs(Offer offer, Optional<Offer> other) {
        return other.filter(same -> same.edit().equals(offer.edit()) && same.step() == offer.step()).isEmpty();
    }

    /** A question that was asked already is changed by going back: the button says so. */
    private Deed deed(String order, String words, Offer offer) {
        return new Deed(order, offer.step() < here ? Texts.SEAM.text("back", offer.step(), words) : words, offer
                .edit().label());
    }
}
