package ringside.kernel.service.task;

/** A piece of the kernel outside the listing: runs before the instruction that names it. */
@FunctionalInterface
public interface Service {

    /** Does its work; a result goes to RAX. */
    void run();
}
