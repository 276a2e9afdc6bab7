package ringside.ui.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.profile.CheckId;
import ringside.stepper.returns.Offer;
import ringside.ui.Messages;

/** Tells of what is selected, or else of the check that turned the return: what it means, and what can be done. */
final class StoryTeller {

    static final String PASS = "pass";
    static final String FAIL = "fail";
    static final String FLIP = "flip";
    static final String WHY = "why";
    static final String SWITCH = "switch";
    static final String EDIT = "edit";
    static final String GO = "go";

    private final SeamPicture picture;
    private final Offers offers;
    private final boolean why;
    private final long here;

    /**
     * @param offers what was tried out, as far as that is done
     * @param why    whether the reader wants to know why a check exists
     * @param here   the step
     */
    StoryTeller(SeamPicture picture, Offers offers, boolean why, long here) {
        this.picture = picture;
        this.offers = offers;
        this.why = why;
        this.here = here;
    }

    /** Returns the check that is told of when this is selected. */
    static Optional<Question> subject(SeamPicture picture, Optional<Target> selected) {
        if (selected.isEmpty()) {
            return picture.trouble();
        }
        return selected.filter(target -> target.kind() == Target.Kind.CHECK)
                .flatMap(target -> picture.question(CheckId.valueOf(target.item())));
    }

    Story tell(Optional<Target> selected) {
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
            case NOT_WRITTEN -> Messages.PtRegs_notWrittenTip;
            case LEFT -> Messages.Seam_leftStory;
            case POPPED -> Messages.Seam_poppedStory;
            case WRITTEN -> slot.step().isPresent()
                    ? NLS.bind(Messages.Seam_wroteAt, slot.writer(), slot.step().getAsLong())
                    : NLS.bind(Messages.Seam_wrote, slot.writer());
        });
        slot.step().ifPresent(step -> deeds.add(new Deed(GO + step, NLS.bind(Messages.Seam_goTo, step), "")));
        deeds.add(new Deed(EDIT, Messages.Seam_edit, ""));
        return new Story(NLS.bind(Messages.Seam_slotTitle, slot.name()), false, lines, deeds);
    }

    private Story check(Question question, boolean chosen) {
        List<String> lines = new ArrayList<>(question.story());
        if (why) {
            lines.add(question.why());
        }
        List<Deed> deeds = new ArrayList<>();
        if (offers.check().filter(id -> id == question.id()).isPresent()) {
            offers.flip().ifPresent(offer -> deeds.add(deed(FLIP, Messages.Seam_flip, offer)));
            offers.pass().filter(offer -> differs(offer, offers.flip()))
                    .ifPresent(offer -> deeds.add(deed(PASS, Messages.Seam_makeHold, offer)));
            offers.fail().filter(offer -> chosen && differs(offer, offers.flip()))
                    .ifPresent(offer -> deeds.add(deed(FAIL, Messages.Seam_makeFail, offer)));
        }
        if (!why) {
            deeds.add(new Deed(WHY, Messages.Seam_why, question.why()));
        }
        if (chosen) {
            deeds.add(new Deed(SWITCH, question.tense() == Question.Tense.OFF ? Messages.Seam_switchOn
                    : Messages.Seam_switchOff, ""));
        }
        return new Story(chosen ? question.title() : "", question.trouble(), lines, deeds);
    }

    private static boolean differs(Offer offer, Optional<Offer> other) {
        return other.filter(same -> same.edit().equals(offer.edit()) && same.step() == offer.step()).isEmpty();
    }

    /** A question that was asked already is changed by going back: the button says so. */
    private Deed deed(String order, String words, Offer offer) {
        return new Deed(order, offer.step() < here ? NLS.bind(Messages.Seam_back, offer.step(), words) : words, offer
                .edit().label());
    }
}
